/**
 * What comparing runs comes to, as JSON: the words that the comparing itself and its reports share.
 * @module
 */

import type { Json } from "../plan/plan.ts";
import type { AnswerComparison } from "./answer_comparison.ts";
import type { LoadComparison } from "./load_comparison.ts";

/** All of it. The first side is the baseline; each other one is held against it. */
export interface Comparison {
  readonly schema: 1;
  readonly sides: readonly Side[];
  readonly pairs: readonly Pair[];
}

/** Runs of one plan that count as repeats of each other. */
export interface Side {
  /** `A`, `B`, … */
  readonly letter: string;
  /** Folders, as they were named. */
  readonly runs: readonly string[];
  /** Hash of the first one's plan. */
  readonly plan: string;
}

/** One side against the baseline. */
export interface Pair {
  readonly side: string;
  readonly differences: readonly PlanDifference[];
  /** Tasks that were not compared, and why. */
  readonly refused: readonly { readonly task: string; readonly why: string }[];
  readonly answers: readonly AnswerComparison[];
  readonly loads: readonly LoadComparison[];
}

/** One thing that the plans say differently; what is missing is absent. */
export interface PlanDifference {
  /** The datasets whose tasks differ so. */
  readonly datasets: readonly string[];
  /** Keys joined by dots: `model.server.url`. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}
