/**
 * Recipes of mathematics: assay's own, and the published rules with their quirks.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import type { Recipe } from "../recipe.ts";
import { scored, unscored } from "../scored.ts";
import type { Doubt } from "../symbolic/symbolic.ts";
import { assayRecipe, doubtOf, goldsOf } from "./assay.ts";
import { type Boxed, isTight, lastBoxOrBlank } from "./boxed.ts";
import { isEquivalent } from "./hendrycks.ts";
import { finalAnswer, normalizeMinerva } from "./minerva.ts";
import { likenessInSymPy } from "./sympy.ts";
import { isEquivalentV2, postprocess } from "./opencompass.ts";

/** An answer as a published rule cuts it out; such a rule always finds one, if need be the whole text. */
interface Cut {
  readonly text: string;
  /** Where it stands; `null` where it stands in no one place. */
  readonly start: number | null;
  readonly rule: string;
}

/** A published rule: how it cuts, and when it calls two strings equal. */
interface Published {
  readonly cut: (text: string) => Cut;
  readonly equal: (gold: string, answer: string) => boolean;
}

function publishedScore({ cut, equal }: Published): Recipe["score"] {
  return (question: Question, answer: Answer): Score => {
    const golds = goldsOf(question.reference);
    if (golds.length === 0) return unscored("bad-reference");
    const { text, start, rule } = cut(answer.text);
    const offsets = start === null ? null : [start, start + text.length] as const;
    return scored({ extracted: text, offsets, rule }, golds.some((gold) => equal(gold, text)));
  };
}

/** Between the first and the last dollar sign, where there are two; else the whole text. */
function cutDollars(text: string): Cut {
  const [first, last] = [text.indexOf("$"), text.lastIndexOf("$")];
  if (first === last) return { text, start: 0, rule: "whole" };
  return { text: text.slice(first + 1, last), start: first + 1, rule: "dollars" };
}

/** The last box where there is one that its rule can open, else as above. */
function cutBoxOrDollars(text: string): Cut {
  const box: Boxed | null = lastBoxOrBlank(text);
  if (!box || !isTight(text, box)) return cutDollars(text);
  return { text: box.text, start: box.start, rule: "boxed" };
}

function cutOpenCompass(text: string): Cut {
  const found = postprocess(text);
  return { ...found, rule: found.start === null ? "sentence" : "boxed" };
}

function cutMinerva(text: string): Cut {
  const found = finalAnswer(text);
  return { ...found, rule: found.start === null ? "invalid" : "final-answer" };
}

function minervaDoubt(question: Question, answer: Answer): Doubt | null {
  const right = normalizeMinerva(finalAnswer(answer.text).text);
  const left = goldsOf(question.reference).map(normalizeMinerva)
    .find((gold) => likenessInSymPy(gold, right) === "unsure");
  return left === undefined ? null : doubtOf(left, right);
}

/** Recipes of mathematics. */
export const MATH_RECIPES: readonly Recipe[] = [
  assayRecipe("math"),
  assayRecipe("aime"),
  assayRecipe("agieval_math"),
  {
    name: "math@hendrycks",
    version: 1,
    about:
      "lm-evaluation-harness, hendrycks_math: between the first and last dollar sign, equal after strip_string.",
    score: publishedScore({ cut: cutDollars, equal: isEquivalent }),
  },
  {
    name: "math@minerva",
    version: 1,
    about:
      "lm-evaluation-harness, minerva_math exact_match: the final-answer sentence, normalised, equal by value; assay's " +
      "algebra stands in for SymPy's, and refuses intervals, sets and matrices as SymPy's parser does.",
    score: publishedScore({
      cut: cutMinerva,
      equal: (gold, answer) =>
        likenessInSymPy(normalizeMinerva(gold), normalizeMinerva(answer)) === "equal",
    }),
    doubt: minervaDoubt,
  },
  {
    name: "math@opencompass-v2",
    version: 1,
    about: "OpenCompass, math_postprocess_v2 and MATHEvaluator v2: strings after two normalisers.",
    score: publishedScore({
      cut: cutOpenCompass,
      equal: (gold, answer) => isEquivalentV2(answer, gold, { lenient: false }),
    }),
  },
  {
    name: "math@ais-bench",
    version: 1,
    about:
      "AISBench, math_postprocess_v2 and MATHEvaluator v2: OpenCompass' rule, whose fractions of other things than " +
      "whole numbers stay comparable.",
    score: publishedScore({
      cut: cutOpenCompass,
      equal: (gold, answer) => isEquivalentV2(answer, gold, { lenient: true }),
    }),
  },
  {
    name: "aime@lm-eval",
    version: 1,
    about:
      "lm-evaluation-harness, aime: the last box, else between the dollar signs, equal after strip_string.",
    score: publishedScore({ cut: cutBoxOrDollars, equal: isEquivalent }),
  },
];
