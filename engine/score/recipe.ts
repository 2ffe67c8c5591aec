/**
 * What a recipe is: a named, versioned rule from a question and an answer to a score. Data and pure functions, so that
 * answers can be scored again years later, or those of another tool.
 * @module
 */

import type { Answer, Question, Score } from "../plan/sample.ts";
import type { Doubt } from "./symbolic/symbolic.ts";

/** A way to extract and score answers. */
export interface Recipe {
  /** `<benchmark>@<publisher's variant>`: `gsm8k@lm-eval-strict`. */
  readonly name: string;
  /** Goes up whenever a score may change. */
  readonly version: number;
  /** Whose rule it is, and of which version, in one sentence for people. */
  readonly about: string;
  /** Scores one answer. Never throws, whatever the answer says; takes time bounded by its length. */
  score(question: Question, answer: Answer): Score;
  /**
   * The equality on which a verdict of `wrong` still hangs, because no bounded rule decides it; `null`: none does. Asked
   * for wrong answers only; where it turns out equal, the answer is right. Missing: the recipe never doubts.
   */
  readonly doubt?: (question: Question, answer: Answer) => Doubt | null;
}
