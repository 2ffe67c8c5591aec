/**
 * The answers that a reference accepts, whichever way a dataset writes them down.
 * @module
 */

import type { Json } from "../../plan/plan.ts";

/** Keys under which datasets keep the answers: SQuAD's text, TriviaQA's aliases, human answers and value. */
const KEYS: readonly string[] = [
  "text",
  "NormalizedAliases",
  "normalized_aliases",
  "HumanAnswers",
  "aliases",
  "value",
];

/** No dataset nests its answers deeper; one that does must not exhaust the stack. */
const DEEPEST = 4;

/**
 * All acceptable answers: a text, number or truth value stands for itself; arrays are joined; of an object those keys
 * count that hold answers. Empty where nothing is acceptable, as SQuAD's unanswerable questions say it; `null` where the
 * reference cannot be read.
 */
export function acceptable(reference: Json): readonly string[] | null {
  return answersOf(reference, DEEPEST);
}

function answersOf(reference: Json, depth: number): readonly string[] | null {
  if (reference === null || depth === 0) return null;
  if (typeof reference !== "object") return [String(reference)];
  const parts = isList(reference)
    ? reference
    : KEYS.filter((key) => Object.hasOwn(reference, key)).map((key) => reference[key] ?? null);
  if (parts.length === 0 && !isList(reference)) return null;
  const lists = parts.map((part) => answersOf(part, depth - 1));
  return lists.includes(null) ? null : lists.flatMap((list) => list ?? []);
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
