/**
 * Recipes for questions whose answer is one number.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import type { Recipe } from "../recipe.ts";
import { readings } from "../reply.ts";
import { type Found, scored, unscored, whyNothing } from "../scored.ts";
import { extractNumber } from "./extract.ts";
import type { StatedNumber } from "./page.ts";
import { acceptable } from "./reference.ts";

/** Recipes for questions whose answer is one number. */
export const NUMBER_RECIPES: readonly Recipe[] = [{
  name: "number@assay",
  version: 1,
  about: "The number that the reply states as its answer, compared exactly by value; our own.",
  score: scoreNumber,
}];

/** Scores a number that is marked, stated or concluded in a reply of any usual notation. */
export function scoreNumber(question: Question, answer: Answer): Score {
  const right = acceptable(question.reference);
  if (!right) return unscored("bad-reference");
  const number = answer.finish === "content_filter" ? undefined : numberOf(answer);
  if (!number) return unscored(whyNothing(answer));
  return scored(
    foundOf(number),
    [number.value, ...number.others].some((value) => right.has(value)),
  );
}

function numberOf(answer: Answer): StatedNumber | undefined {
  for (const reading of readings(answer)) {
    const extraction = extractNumber(reading);
    if (extraction) return extraction === "undecided" ? undefined : extraction;
  }
}

function foundOf({ value, start, end, rule }: StatedNumber): Found {
  return { extracted: value, offsets: [start, end], rule };
}
