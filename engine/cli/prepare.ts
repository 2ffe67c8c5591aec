/**
 * From the command line to what is to be done: a new plan, one of a file, or that of an earlier run, to go on with.
 * @module
 */

import { join } from "@std/path";
import { isMode, MODES } from "../plan/modes.ts";
import type { Mode } from "../plan/modes.ts";
import type { Plan } from "../plan/plan.ts";
import type { Shell } from "../port/ports.ts";
import type { Assignment } from "../run/interpret.ts";
import { PLAN_PATH } from "../run/places.ts";
import type { SourcePorts } from "../run/sources/ports.ts";
import { nearest } from "../schema/nearest.ts";
import type { Chosen } from "../schema/parse.ts";
import type { Arguments } from "./arguments.ts";
import { choose, overridesOf } from "./choose.ts";
import { UsageError } from "./exit_codes.ts";
import type { World } from "./execute.ts";
import { planOf, readPlan } from "./plans.ts";
import { resume } from "./resume.ts";
import { earlierFolder } from "./run_folder.ts";
import { headerFlags } from "./secrets.ts";
import { newSources } from "./sources.ts";

/** What was asked for, reduced. */
export interface Prepared {
  readonly plan: Plan;
  /** Kinds of its steps that are to be done. */
  readonly only: Assignment["only"];
  /** What the modules said; `undefined` where the plan was read from a file. */
  readonly chosen: Chosen | undefined;
  /** A folder to work in again. */
  readonly folder: string | undefined;
  /** The plan to keep in that folder, where it is not the one that is there. */
  readonly kept?: Plan | undefined;
  readonly shell: Shell;
  readonly sources: SourcePorts;
}

const ALL_STEPS: Assignment["only"] = [...new Set(Object.values(MODES).flat())];

/** Reads what the arguments ask for. Throws a {@linkcode UsageError} for what cannot be done. */
export async function prepare(args: Arguments, world: World): Promise<Prepared> {
  const { headers, shell } = headerFlags(args.many("header"), world.shell);
  const sources = newSources(args, { ...world, shell });
  const asked = modeOf(args.word("mode"));
  const [path] = args.words;
  const newPlan = async (): Promise<Pick<Prepared, "plan" | "chosen">> => {
    const overrides = overridesOf(args, headers);
    const choice = await choose(args, { overrides, mode: asked, sources });
    const configDir = args.word("config-dir") ?? "configs";
    return { plan: await planOf(choice, { asked, configDir }), chosen: choice.chosen };
  };
  if (args.has("reuse")) {
    const folder = await earlierFolder(world.files, workDirOf(args), args.word("reuse") ?? "");
    const earlier = await readPlan(world.files, join(folder, PLAN_PATH));
    const resumed = await resume(earlier, {
      args,
      asked,
      newPlan: async () => (await newPlan()).plan,
      warn: world.warn,
    });
    return { ...resumed, chosen: undefined, folder, shell, sources };
  }
  if (path?.endsWith(".json")) {
    const plan = await readPlan(world.files, path);
    const only = asked ? MODES[asked] : ALL_STEPS;
    return { plan, only, chosen: undefined, folder: undefined, shell, sources };
  }
  return { ...await newPlan(), only: ALL_STEPS, folder: undefined, shell, sources };
}

/** Where runs are kept. */
export function workDirOf(args: Arguments): string {
  return args.word("work-dir") ?? "outputs/default";
}

function modeOf(word: string | undefined): Mode | undefined {
  if (word === undefined || isMode(word)) return word;
  const near = nearest(word, Object.keys(MODES));
  const hint = near === undefined ? "" : `; nearest: ${near}`;
  throw new UsageError(
    `Cannot read --mode: it takes ${Object.keys(MODES).join(", ")}, found "${word}"${hint}`,
  );
}
