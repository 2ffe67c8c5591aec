/**
 * The folder of a run: a new one, never one that is there, or an earlier one to work in again.
 * @module
 */

import { join } from "@std/path";
import type { Clock, Files } from "../port/ports.ts";
import { UsageError } from "./exit_codes.ts";

/** Names that runs have: a time, and a number where a second had more than one. */
const RUN_NAME = /^\d{8}_\d{6}(_\d+)?$/;

/** Makes `<workDir>/<YYYYmmdd_HHMMSS>`, or with a suffix `_2`, `_3`, … if that is taken. */
export async function newRunFolder(files: Files, clock: Clock, workDir: string): Promise<string> {
  const name = runName(clock.date());
  for (let count = 1;; count++) {
    const folder = join(workDir, count === 1 ? name : `${name}_${count}`);
    try {
      if (await files.makeFolder(folder, { fresh: true })) return folder;
    } catch (error) {
      throw new UsageError(
        `Cannot make the run's folder ${folder}: ${
          wordsOf(error)
        }. Choose another one by --work-dir`,
      );
    }
  }
}

/** An earlier run's folder: the named one, or the newest. */
export async function earlierFolder(files: Files, workDir: string, name: string): Promise<string> {
  const runs = (await files.list(workDir)).filter((entry) => RUN_NAME.test(entry)).sort(byTime);
  const newest = runs.at(-1);
  if (newest === undefined) {
    throw new UsageError(
      `Cannot reuse a run: there is none in ${workDir}. Start one without --reuse, or name its folder by --work-dir`,
    );
  }
  if (name === "" || name === "latest") return join(workDir, newest);
  if (runs.includes(name)) return join(workDir, name);
  throw new UsageError(
    `Cannot reuse run ${name}: it is not in ${workDir}. The newest there is ${newest}`,
  );
}

/** Order of runs: by second, then by the number in it. */
function byTime(a: string, b: string): number {
  const [first, second] = [a.slice(0, 15), b.slice(0, 15)];
  return first === second
    ? Number(a.slice(16) || 1) - Number(b.slice(16) || 1)
    : first < second
    ? -1
    : 1;
}

/** The name of a run, or of a report, of a time: `YYYYmmdd_HHMMSS`. */
export function runName(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}_${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
