/**
 * Recipes for multiple-choice questions.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import { published } from "../published.ts";
import type { Recipe } from "../recipe.ts";
import { type Reading, readings } from "../reply.ts";
import { scored, unscored, whyNothing } from "../scored.ts";
import { extractChoice, type Extraction, type StatedChoice } from "./extract.ts";
import { type Options, optionsOf, rightLetters, rightTogether } from "./options.ts";
import { PUBLISHED_CHOICE } from "./published.ts";
import { extractSeveral } from "./several.ts";

/** Recipes for multiple-choice questions. */
export const CHOICE_RECIPES: readonly Recipe[] = [
  {
    name: "choice@assay",
    version: 1,
    about:
      "The listed letter, or the text of a choice, that the reply states as its answer, and all of them where several are right together; our own.",
    score: scoreChoice,
  },
  ...PUBLISHED_CHOICE.map(published),
];

/** Scores the choice, or all the choices of a question with several right ones, that a reply of any wording makes. */
export function scoreChoice(question: Question, answer: Answer): Score {
  const options = optionsOf(question);
  const single = rightLetters(question.reference, options);
  const several = single ? undefined : severalRight(question, options);
  const right = several === undefined ? single : new Set([several]);
  if (!right) return unscored("bad-reference");
  const extract = several === undefined ? extractChoice : extractSeveral;
  const choice = stated(answer, (reading) => extract(reading, options));
  if (!choice) return unscored(whyNothing(answer));
  const { letter, start, end, rule } = choice;
  return scored({ extracted: letter, offsets: [start, end], rule }, right.has(letter));
}

function severalRight({ reference }: Question, { letters }: Options): string | undefined {
  const right = rightTogether(reference);
  return right && [...right].every((letter) => letters.has(letter)) ? right : undefined;
}

function stated(
  answer: Answer,
  extract: (reading: Reading) => Extraction,
): StatedChoice | undefined {
  if (answer.finish === "content_filter") return;
  for (const reading of readings(answer)) {
    const extraction = extract(reading);
    if (extraction) return extraction === "undecided" ? undefined : extraction;
  }
}
