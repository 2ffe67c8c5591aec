/**
 * `assay rescore FOLDER --recipe NAME`: refuses what is no folder of a run, before anything is read of it.
 * @module
 */

import { basename, dirname, join } from "@std/path";
import type { Files } from "../../port/ports.ts";
import { PLAN_PATH } from "../../run/places.ts";
import type { Arguments } from "../arguments.ts";
import type { World } from "../execute.ts";
import { UsageError } from "../exit_codes.ts";
import { workDirOf } from "../prepare.ts";
import { rescore } from "../run.ts";

/** Rescores the run that the first word names; resolves with the exit code. */
export async function rescoreFolder(args: Arguments, world: World): Promise<number> {
  const [folder] = args.words;
  if (folder !== undefined && !await isRun(folder, world.files)) {
    throw new UsageError(
      `Cannot rescore ${folder}: it is no folder of a run, there is no ${PLAN_PATH} in it. Runs lie in ${
        workDirOf(args)
      }, named by their time`,
    );
  }
  return await rescore(args, world);
}

/** Whether a plan is listed in it: asked for its size, a plan below what is a file would be a trouble with files. */
async function isRun(folder: string, files: Files): Promise<boolean> {
  const names = await files.list(dirname(join(folder, PLAN_PATH)));
  return names.includes(basename(PLAN_PATH));
}
