/**
 * Scores in their few shapes: right or wrong with the evidence, or no verdict with the reason.
 * @module
 */

import type { Answer, Score, WhyUnscored } from "../plan/sample.ts";

/** An answer as it was found in a text. */
export interface Found {
  /** As it was understood. */
  readonly extracted: string;
  /** `[start, end)` in the answer's text; `null` where it stands in no one place. */
  readonly offsets: readonly [start: number, end: number] | null;
  readonly rule: string;
}

/** The score of an answer that was found. */
export function scored(found: Found, correct: boolean): Score {
  const { extracted, offsets, rule } = found;
  return { verdict: correct ? "correct" : "wrong", why: null, extracted, offsets, rule, parts: {} };
}

/** The score of an answer that has no verdict. */
export function unscored(why: WhyUnscored): Score {
  return { verdict: "unscored", why, extracted: null, offsets: null, rule: null, parts: {} };
}

/** Why an answer in which nothing was found has no verdict. */
export function whyNothing({ text, finish }: Answer): WhyUnscored {
  if (finish === "content_filter") return "refused";
  if (finish === "length") return "truncated";
  return text.trim() === "" ? "empty" : "no-answer";
}
