/**
 * One answer to one repeat of a sample, scored: a row of a task's results, and what its numbers are folded from.
 * @module
 */

import type { Score } from "../plan/sample.ts";

/** One row. */
export interface ScoredTrial {
  /** Id of the sample. */
  readonly id: string;
  /** Counted from 0. */
  readonly repeat: number;
  readonly outcome:
    | {
      readonly kind: "scored";
      readonly score: Score;
      /** `stop`, `length`, …; `null` unknown. */
      readonly finish: string | null;
    }
    | { readonly kind: "failed"; readonly failure: string; readonly text: string }
    | { readonly kind: "missing" };
}
