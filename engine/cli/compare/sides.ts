/**
 * Which runs are compared: from words on the command line to sides of runs, each with its plan.
 * @module
 */

import { join } from "@std/path";
import type { Side } from "../../compare/comparison.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Files } from "../../port/ports.ts";
import { PLAN_PATH } from "../../run/places.ts";
import type { Arguments } from "../arguments.ts";
import { UsageError } from "../exit_codes.ts";
import { readPlan } from "../plans.ts";
import { workDirOf } from "../prepare.ts";

/** A run on disk. */
export interface Run {
  /** As it was named. */
  readonly name: string;
  readonly folder: string;
  readonly plan: Plan;
}

/** Runs of one plan. */
export interface Runs extends Pick<Side, "letter"> {
  readonly runs: readonly [Run, ...Run[]];
}

const MOST_SIDES = 26;

/** Sides, the baseline first. Throws a {@linkcode UsageError} where there is nothing to hold against it. */
export async function sidesOf(args: Arguments, files: Files): Promise<readonly Runs[]> {
  const open = (names: readonly string[]): Promise<readonly Run[]> =>
    Array.fromAsync(names, (name) => openRun(name, workDirOf(args), files));
  const groups = args.has("a") || args.has("b")
    ? await Array.fromAsync(namedSides(args), open)
    : byPlan(await open(args.words));
  if (groups.length < 2) {
    throw new UsageError(
      "Cannot compare: it takes two runs or more, as in: compare RUN_A RUN_B, or --a RUN… --b RUN…",
    );
  }
  if (groups.length > MOST_SIDES) {
    throw new UsageError(`Cannot compare ${groups.length} sides: at most ${MOST_SIDES} at a time`);
  }
  return groups.map(sideOf);
}

function namedSides(args: Arguments): readonly (readonly string[])[] {
  const [first, second] = [args.many("a"), args.many("b")];
  if (args.words.length > 0 || first.length === 0 || second.length === 0) {
    throw new UsageError(
      "Cannot compare: --a and --b go together, and take all the runs there are",
    );
  }
  return [first, second];
}

/** Runs of one plan are repeats where there is another plan; where all are of one, each stands for itself. */
function byPlan(runs: readonly Run[]): readonly (readonly Run[])[] {
  const groups = [...Map.groupBy(runs, ({ plan }) => plan.hash).values()];
  return groups.length > 1 ? groups : runs.map((run) => [run]);
}

function sideOf(runs: readonly Run[], at: number): Runs {
  const [first, ...others] = runs;
  if (!first) throw new UsageError("Cannot compare: a side has no run");
  const other = others.find(({ plan }) => plan.hash !== first.plan.hash);
  if (other) {
    throw new UsageError(
      `Cannot take ${first.name} and ${other.name} as repeats: they are of different plans. Name each as a side of its own`,
    );
  }
  return { letter: String.fromCharCode(65 + at), runs: [first, ...others] };
}

/** A run by its folder, or by its time below the work folder. */
async function openRun(name: string, workDir: string, files: Files): Promise<Run> {
  for (const folder of [name, join(workDir, name)]) {
    const plan = join(folder, PLAN_PATH);
    if (await files.size(plan) !== undefined) {
      return { name, folder, plan: await readPlan(files, plan) };
    }
  }
  throw new UsageError(
    `Cannot compare ${name}: neither it nor ${
      join(workDir, name)
    } is the folder of a run, which has ${PLAN_PATH} in it. --work-dir says where runs are looked up`,
  );
}
