/**
 * What each mode does, as a table. The mode ends here: a plan lists its steps, and nothing below asks which mode it is in.
 * @module
 */

import type { MODE_NAMES } from "../schema/suite.ts";
import type { Plan, Step } from "./plan.ts";

/** The steps of each mode, in the order they run. */
export const MODES = {
  all: ["generate", "judge", "score", "summarize"],
  infer: ["generate"],
  judge: ["judge"],
  infer_judge: ["generate", "judge"],
  eval: ["judge", "score", "summarize"],
  viz: ["summarize"],
  perf: ["load", "measure", "summarize"],
  perf_viz: ["measure", "summarize"],
} as const satisfies Record<typeof MODE_NAMES[number], readonly Step["kind"][]>;

/** A name that `--mode` takes. */
export type Mode = keyof typeof MODES;

/** Whether a text is a mode. */
export function isMode(text: string): text is Mode {
  return Object.hasOwn(MODES, text);
}

/** A stored plan with those of its steps that a mode has. It keeps its hash: it is the same plan, done in part. */
export function restrict(plan: Plan, mode: Mode): Plan {
  const kinds: readonly string[] = MODES[mode];
  const tasks = plan.tasks.map((task) => ({
    ...task,
    steps: task.steps.filter((step) => kinds.includes(step.kind)),
  }));
  return { ...plan, tasks };
}
