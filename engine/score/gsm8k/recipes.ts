/**
 * Recipes for GSM8K: our own, and the rules of its publishers. A reference is a solution that ends in `#### 18`, or the
 * number alone.
 *
 * EvalScope's is not among them: it needs the extractor and the symbolic comparison of Qwen2.5-Math.
 * @module
 */

import type { Question } from "../../plan/sample.ts";
import { scoreNumber } from "../number/recipes.ts";
import { foundBy, published, type Rule } from "../published.ts";
import type { Recipe } from "../recipe.ts";
import type { Found } from "../scored.ts";
import { toFloat, toInt } from "../python/numbers.ts";
import { findWord, isSameNumber } from "./inspect.ts";
import { outsideThought } from "./thought.ts";

const HASHES = /#### (-?[0-9.,]+)/;
/** The last character it takes is any, so an answer that ends the text loses a digit. */
const COT = /The answer is (-?[0-9.,]+)[^\n]/;
const NUMBERS = /(-?[$0-9.,]{2,})|(-?[0-9]+)/g;
const DECIMALS = /-?\p{Nd}+\.\p{Nd}+|-?\p{Nd}+/gu;

const PUBLISHED: readonly Rule[] = [
  {
    name: "gsm8k@official",
    about: "The first #### number, compared as text without commas; openai/grade-school-math.",
    find: (text) => withoutCommas(foundBy(HASHES.exec(text), "hashes")),
    isRight: isSameText,
  },
  {
    name: "gsm8k@lm-eval-strict",
    about:
      "The first #### number, compared as text; lm-evaluation-harness, gsm8k v3, strict-match.",
    find: (text) => foundBy(HASHES.exec(text), "hashes"),
    isRight: isSameIgnoring,
  },
  {
    name: "gsm8k@lm-eval-flexible",
    about: "The last number, compared as text; lm-evaluation-harness, gsm8k v3, flexible-extract.",
    find: (text) => foundBy([...text.matchAll(NUMBERS)].at(-1), "last-number"),
    isRight: isSameIgnoring,
  },
  {
    name: "gsm8k@lm-eval-cot",
    about:
      "The first number behind `The answer is`, compared as text; lm-evaluation-harness, gsm8k_cot v3, strict-match.",
    find: (text) => foundBy(COT.exec(text), "answer-is"),
    isRight: isSameIgnoring,
  },
  {
    name: "gsm8k@opencompass",
    about: "The last number before `Question:`; OpenCompass 0.5.3. Commas part numbers.",
    find: lastDecimal,
    isRight: isNear,
  },
  {
    name: "gsm8k@ais-bench",
    about: "OpenCompass' rule behind the reasoning filter of AISBench's chat models.",
    find: (text) => outsideThought(text, lastDecimal),
    isRight: isNear,
  },
  {
    name: "gsm8k@inspect",
    about:
      "The last word that is a number, to five significant digits; inspect_ai 0.3.260, match(numeric=True).",
    find: findWord,
    isRight: (extracted, question) => isSameNumber(extracted, goldOf(question)),
  },
];

/** Recipes for GSM8K. */
export const GSM8K_RECIPES: readonly Recipe[] = [
  {
    name: "gsm8k@assay",
    version: 1,
    about: "number@assay, with the number behind the reference's #### as the right one.",
    score: scoreNumber,
  },
  ...PUBLISHED.map(published),
];

function withoutCommas(found: Found | undefined): Found | undefined {
  return found && { ...found, extracted: found.extracted.replaceAll(",", "") };
}

function isSameText(extracted: string, { reference }: Question): boolean | undefined {
  const gold = textOf(reference);
  return gold === undefined
    ? undefined
    : extracted === (HASHES.exec(gold)?.[1] ?? gold.trim()).replaceAll(",", "");
}

/** Source: `regexes_to_ignore` of the task, deleted in this order from both sides. */
function isSameIgnoring(extracted: string, { reference }: Question): boolean | undefined {
  const gold = textOf(reference);
  return gold === undefined ? undefined : ignoring(extracted) === ignoring(gold);
}

function ignoring(text: string): string {
  const bare = text.replaceAll(",", "").replaceAll("$", "");
  const last = bare.lastIndexOf("#### ");
  return (last < 0 ? bare : bare.slice(last + 5)).replace(/\.(?=\n?$)/, "").toLowerCase();
}

function lastDecimal(text: string): Found | undefined {
  return foundBy(
    [...(text.split("Question:", 1)[0] ?? "").matchAll(DECIMALS)].at(-1),
    "last-number",
  );
}

/** Text equality, or a difference below 1e-6 from a gold that is an integer. */
function isNear(extracted: string, question: Question): boolean | undefined {
  const gold = goldOf(question);
  if (gold === undefined) return;
  const [number, whole] = [toFloat(extracted), toInt(gold)];
  return extracted === gold ||
    (number !== undefined && whole !== undefined && Math.abs(number - whole) < 1e-6);
}

/** What follows the first `#### ` of a solution, or a plain reference, without commas. */
function goldOf({ reference }: Question): string | undefined {
  const gold = textOf(reference);
  return gold === undefined ? undefined : (gold.split("#### ")[1] ?? gold).replaceAll(",", "");
}

function textOf(reference: Question["reference"]): string | undefined {
  return typeof reference === "string" || typeof reference === "number"
    ? String(reference)
    : undefined;
}
