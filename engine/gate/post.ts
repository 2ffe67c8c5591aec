/**
 * The thresholds of a plan, each read and with everyone of whom it speaks: found right, or not, before anything starts.
 * @module
 */

import type { Plan, Task, Threshold } from "../plan/plan.ts";
import type { Gate } from "./gate.ts";
import { unguardable } from "./guard.ts";
import type { Posted } from "./judge.ts";
import { isMistake } from "./mistake.ts";
import type { Mistake } from "./mistake.ts";
import { parseGate } from "./parse_gate.ts";
import { isMeasured, kindOf, subjectsOf } from "./subjects.ts";

/** A threshold that can be judged; one of what this plan does not measure at all; or one that is wrong. */
export type Posting =
  | { readonly kind: "posted"; readonly posted: Posted }
  | { readonly kind: "elsewhere" | "wrong"; readonly mistake: Mistake };

/** Reads a threshold in the light of a plan. */
export function post(threshold: Threshold, plan: Plan): Posting {
  const gate = parseGate(threshold, plan.tasks.some(hasOwnRecipe));
  if (isMistake(gate)) return { kind: "wrong", mistake: gate };
  const subjects = subjectsOf(gate, plan);
  if (isMistake(subjects)) {
    return { kind: isMeasured(gate.metric, plan) ? "wrong" : "elsewhere", mistake: subjects };
  }
  const posted = { gate, subjects };
  const mistake = gate.abortOnFail ? unguardable(gate) ?? unloaded(posted) : undefined;
  return mistake ? { kind: "wrong", mistake } : { kind: "posted", posted };
}

function hasOwnRecipe({ dataset: { questions } }: Task): boolean {
  return questions !== null && typeof questions.recipe !== "string";
}

function unloaded({ subjects }: Posted): Mistake | undefined {
  const isLoaded = subjects.some((one) => one.kind === "task" && kindOf(one.task) === "load");
  return isLoaded ? undefined : { found: "abort of questions", allowed: "abort of a load" };
}

/** The tasks of a plan, measured with every percentile that a threshold speaks of; the same ones where nothing lacks. */
export function withPercentiles(
  tasks: readonly Task[],
  posted: readonly Posted[],
): readonly Task[] {
  const asked = posted.flatMap(({ gate: { stat } }) => stat?.kind === "percentile" ? [stat.p] : []);
  const lacks = (percentiles: readonly number[]): boolean =>
    asked.some((p) => !percentiles.includes(p));
  const isLacking = ({ steps }: Task): boolean =>
    steps.some((step) => step.kind === "measure" && lacks(step.percentiles));
  if (!tasks.some(isLacking)) return tasks;
  return tasks.map((task) => ({
    ...task,
    steps: task.steps.map((step) =>
      step.kind === "measure"
        ? {
          ...step,
          percentiles: [...new Set([...step.percentiles, ...asked])].sort((a, b) => a - b),
        }
        : step
    ),
  }));
}

/** Every threshold that names a baseline, with every task that it speaks of. */
export function comparedIn(
  posted: readonly Posted[],
): readonly { readonly gate: Gate; readonly task: Task }[] {
  return posted.filter(({ gate }) => gate.check.kind === "not-worse").flatMap(
    ({ gate, subjects }) =>
      subjects.flatMap((subject) => subject.kind === "task" ? { gate, task: subject.task } : []),
  );
}
