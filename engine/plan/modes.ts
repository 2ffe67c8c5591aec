/**
 * What each mode does, as a table. The mode ends here: a plan lists its steps, and nothing below asks which mode it is in.
 * @module
 */

import type { MODE_NAMES } from "../schema/suite.ts";
import type { Step } from "./plan.ts";

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
