/**
 * Recipes for multiple-choice questions.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import { published } from "../published.ts";
import type { Recipe } from "../recipe.ts";
import { readings } from "../reply.ts";
import { scored, unscored, whyNothing } from "../scored.ts";
import { extractChoice, type StatedChoice } from "./extract.ts";
import { type Options, optionsOf, rightLetters } from "./options.ts";
import { PUBLISHED_CHOICE } from "./published.ts";

/** Recipes for multiple-choice questions. */
export const CHOICE_RECIPES: readonly Recipe[] = [
  {
    name: "choice@assay",
    version: 1,
    about:
      "The one listed letter, or the text of one choice, that the reply states as its answer; our own.",
    score: scoreChoice,
  },
  ...PUBLISHED_CHOICE.map(published),
];

/** Scores a choice that is marked, picked or named in a reply of any usual wording. */
export function scoreChoice(question: Question, answer: Answer): Score {
  const options = optionsOf(question);
  const right = rightLetters(question.reference, options);
  if (!right) return unscored("bad-reference");
  const choice = answer.finish === "content_filter" ? undefined : choiceOf(answer, options);
  if (!choice) return unscored(whyNothing(answer));
  const { letter, start, end, rule } = choice;
  return scored({ extracted: letter, offsets: [start, end], rule }, right.has(letter));
}

function choiceOf(answer: Answer, options: Options): StatedChoice | undefined {
  for (const reading of readings(answer)) {
    const extraction = extractChoice(reading, options);
    if (extraction) return extraction === "undecided" ? undefined : extraction;
  }
}
