/**
 * Answers that equal the reference, up to what each publisher takes for spelling.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Answer, Score } from "../../plan/sample.ts";
import type { Recipe } from "../recipe.ts";
import { type Found, scored, unscored, whyNothing } from "../scored.ts";
import { withoutPunctuation } from "../python/text.ts";
import { acceptable } from "./references.ts";
import { shortNormal, statedAnswers } from "./short_answer.ts";
import { wholeReply, wholeText } from "./whole.ts";

/** Recipes of the family. */
export const EXACT_RECIPES: readonly Recipe[] = [
  {
    name: "exact@assay",
    version: 1,
    about:
      "What the reply states, or all of it, equals an acceptable answer up to width and case of " +
      "letters, blanks, punctuation at the ends and an article at the start",
    score: ({ reference }, answer) => scoreStated(reference, answer),
  },
  {
    name: "exact@lm-eval",
    version: 1,
    about:
      "lm-eval 0.4's exact_match with ignore_case and ignore_punctuation after remove_whitespace, " +
      "as triviaqa v3: all of the text equals an acceptable answer",
    score: ({ reference }, answer) =>
      scoreWhole(reference, answer, ({ extracted }, gold) => lmEval(extracted) === lmEval(gold)),
  },
  {
    name: "exact@ais-bench",
    version: 1,
    about: "AISBench's AccEvaluator: the text equals the reference, character by character",
    score: ({ reference }, answer) =>
      scoreWhole(reference, answer, (_, gold) => answer.text === gold),
  },
];

function scoreStated(reference: Json, answer: Answer): Score {
  const accepted = acceptable(reference);
  if (!accepted?.length) return unscored("bad-reference");
  const golds = new Set(accepted.map(shortNormal));
  const whole = wholeReply(answer);
  const stated = statedAnswers(answer);
  const right = [...(whole ? [whole] : []), ...stated]
    .find(({ extracted }) => golds.has(shortNormal(extracted)));
  const found = right ?? stated[0];
  return found ? scored(found, right !== undefined) : unscored(whyNothing(answer));
}

type Same = (found: Found, gold: string) => boolean;

function scoreWhole(reference: Json, answer: Answer, same: Same): Score {
  const accepted = acceptable(reference);
  if (!accepted?.length) return unscored("bad-reference");
  const found = wholeText(answer);
  if (!found) return unscored(whyNothing(answer));
  return scored(found, accepted.some((gold) => same(found, gold)));
}

function lmEval(text: string): string {
  return withoutPunctuation(text.toLowerCase());
}
