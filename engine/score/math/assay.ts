/**
 * The default of mathematics: the expression that a careful reader takes for the answer, right if it equals the
 * reference. A percent sign is a unit where percents are asked for, or nothing is known of the question.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import type { Json } from "../../plan/plan.ts";
import type { Recipe } from "../recipe.ts";
import { readings } from "../reply.ts";
import { type Found, scored, unscored, whyNothing } from "../scored.ts";
import type { Doubt } from "../symbolic/symbolic.ts";
import { lastBox } from "./boxed.ts";
import { equality } from "./equality.ts";
import { extractExpression } from "./extract.ts";
import { surfaceOf } from "./surface.ts";
import { any, type Verdict } from "./verdict.ts";

const QUESTION_COLUMNS = ["question", "problem", "prompt", "input", "origin_prompt"];
const PERCENT = /\s*(?:\\?%|％|\bpercent(?:age)?\b|\\text\s*\{\s*percent\s*\})/gi;

/** The acceptable answers of a reference: a text, a number, several, or the boxed ones of whole solutions. */
export function goldsOf(reference: Json): readonly string[] {
  if (Array.isArray(reference)) return reference.flatMap((part: Json) => goldsOf(part));
  if (typeof reference === "number") return [String(reference)];
  if (typeof reference !== "string" || reference.trim() === "") return [];
  return [lastBox(reference)?.text ?? reference];
}

function foundIn(answer: Answer): Found | undefined {
  if (answer.finish === "content_filter") return;
  for (const reading of readings(answer)) {
    const found = extractExpression(reading);
    if (found) return found;
  }
}

function percentIsUnit({ row }: Question): boolean {
  const asked = QUESTION_COLUMNS.map((column) => row[column]).filter((text) =>
    typeof text === "string"
  );
  return asked.length === 0 || asked.some((text) => /percent|百分/i.test(text));
}

/** Whether an answer is right by one reference; a formula that was only found last may end in it: `a + b = 12`. */
function likenessTo(question: Question, gold: string, { extracted, rule }: Found): Verdict {
  const verdict = equalTo(question, gold, extracted);
  const end = extracted.lastIndexOf("=");
  if (verdict === "equal" || end < 0 || !rule.startsWith("last-")) return verdict;
  return any([verdict, equalTo(question, gold, extracted.slice(end + 1))]);
}

function equalTo(question: Question, gold: string, answer: string): Verdict {
  const verdict = equality(gold, answer);
  const signs = [gold, answer].filter((text) => text.search(PERCENT) >= 0).length;
  if (verdict === "equal" || signs !== 1 || !percentIsUnit(question)) return verdict;
  return any([verdict, equality(gold.replace(PERCENT, ""), answer.replace(PERCENT, ""))]);
}

function score(question: Question, answer: Answer): Score {
  const golds = goldsOf(question.reference);
  if (golds.length === 0) return unscored("bad-reference");
  const found = foundIn(answer);
  if (!found) return unscored(whyNothing(answer));
  return scored(found, golds.some((gold) => likenessTo(question, gold, found) === "equal"));
}

/** Of an answer that is not known to be right, the first reference that it might still equal. */
function doubt(question: Question, answer: Answer): Doubt | null {
  const found = foundIn(answer);
  if (!found) return null;
  const left = goldsOf(question.reference)
    .find((gold) => likenessTo(question, gold, found) === "unsure");
  return left === undefined ? null : doubtOf(left, found.extracted);
}

/** A pair as a symbolic engine can take it; `null` where words or lengths forbid. */
export function doubtOf(gold: string, answer: string): Doubt | null {
  const [left, right] = [gold, answer].map((text) =>
    surfaceOf(text)?.replace(/^[a-zA-Z](?:\([a-z]\))?\s*=(?!=)/, "").trim() ?? ""
  );
  if (!left || !right || [left, right].some(hasWords)) return null;
  return { left, right };
}

function hasWords(surface: string): boolean {
  return /[a-zA-Z]{4}/.test(surface.replace(/\\(?!text|mbox)[a-zA-Z]+/g, "")) ||
    !/^[\x20-\x7e]*$/.test(surface);
}

/** `math@assay`, by the name of a benchmark. */
export function assayRecipe(benchmark: string): Recipe {
  return {
    name: `${benchmark}@assay`,
    version: 1,
    about:
      "assay's own: the answer that the reply states last, equal to the reference by mathematical equality; the default.",
    score,
    doubt,
  };
}
