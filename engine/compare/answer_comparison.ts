/**
 * How right two sides were on one dataset, as JSON.
 * @module
 */

import type { Interval } from "../stats/proportion.ts";
import type { Verdict } from "./verdict.ts";

/** How right both were on one dataset. */
export interface AnswerComparison {
  readonly dataset: string;
  /** Ids of the tasks: the baseline's, the side's. */
  readonly tasks: readonly [string, string];
  /** Samples that both have answers to. */
  readonly samples: number;
  /** Shares of right answers on these samples. */
  readonly right: readonly [number, number];
  readonly difference: number;
  readonly ci95: Interval;
  readonly test: "mcnemar" | "sign-flips";
  readonly p: number;
  /** p after Holm's correction. */
  readonly holm: number;
  readonly verdict: Verdict;
  /** Samples that would tell a difference like this one, with a chance of 0.8; absent where there is none to tell. */
  readonly needed?: number;
  /** Samples that only the side has right, and only the baseline. */
  readonly gained: number;
  readonly lost: number;
  readonly flips: readonly Flip[];
  readonly notes: readonly string[];
}

/** A sample on which most repeats of one side are right, and of the other are not. */
export interface Flip {
  readonly id: string;
  readonly to: "right" | "wrong";
  readonly reference: string;
  /** The baseline's answer, and the side's. */
  readonly answers: readonly [FlipAnswer, FlipAnswer];
}

/** One answer. */
export interface FlipAnswer {
  readonly verdict: string;
  /** As it was understood; `null` where none was found. */
  readonly extracted: string | null;
  /** Its first 4,000 characters. */
  readonly text: string;
}
