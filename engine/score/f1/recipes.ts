/**
 * Short answers scored by exact match, with the F1 of their words beside it where the publisher has one.
 *
 * The official metrics take an answer alone, so they get the reply without its reasoning; the tools' own rules get all of
 * the text, as those tools do. Stop strings are a matter of asking, not of scoring: nothing is cut here.
 * @module
 */

import type { Recipe } from "../recipe.ts";
import { squadNormal } from "./fuzzy.ts";
import { scoreDrop, scoreFuzzy } from "./score_drop.ts";
import { scoreIntroduced, scoreNq, scoreTexts } from "./score_texts.ts";
import { triviaNormal } from "./trivia.ts";

/** Recipes of the family. */
export const F1_RECIPES: readonly Recipe[] = [
  {
    name: "f1@squad",
    version: 1,
    about:
      "SQuAD's official scripts, v1.1 and v2.0: lower case, no punctuation, no articles; the " +
      "best over all references. An empty array of references: unanswerable, right when left empty",
    score: ({ reference }, answer) => scoreTexts(reference, answer, squadNormal),
  },
  {
    name: "f1@triviaqa",
    version: 1,
    about: "TriviaQA's official script, v1.0: like SQuAD's, with marks and underscores as blanks",
    score: ({ reference }, answer) => scoreTexts(reference, answer, triviaNormal),
  },
  {
    name: "f1@drop",
    version: 1,
    about:
      "DROP's official metric: spans as bags of words and numbers, aligned one to one; the best " +
      "over all annotators. A JSON array of texts is an answer of several spans",
    score: ({ reference }, answer) => scoreDrop(reference, answer),
  },
  {
    name: "f1@nq-lm-eval",
    version: 1,
    about:
      "nq_open of lm-eval 0.4 (v4): equal to any answer without articles that a blank follows, " +
      "case and punctuation; no F1",
    score: ({ reference }, answer) => scoreNq(reference, answer),
  },
  {
    name: "triviaqa@opencompass",
    version: 1,
    about:
      "OpenCompass's TriviaQAEvaluator: an answer is part of the first line's last introduced text",
    score: ({ reference }, answer) => scoreIntroduced(reference, answer),
  },
  {
    name: "triviaqa@ais-bench",
    version: 1,
    about: "AISBench's TriviaQAEvaluator, the same rule as OpenCompass's",
    score: ({ reference }, answer) => scoreIntroduced(reference, answer),
  },
  {
    name: "drop@ais-bench",
    version: 1,
    about:
      "AISBench's DropOpenAIEvaluator: the text after the first `Answer:` holds an answer, or is " +
      "held by one",
    score: ({ reference }, answer) => scoreFuzzy(reference, answer, false),
  },
  {
    name: "drop@simple-evals",
    version: 1,
    about: "simple-evals: AISBench's rule, with DROP's exact match and F1 of that text beside it",
    score: ({ reference }, answer) => scoreFuzzy(reference, answer, true),
  },
];
