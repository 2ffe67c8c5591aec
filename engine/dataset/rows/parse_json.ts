/**
 * JSON without loss: whole numbers that a double cannot hold come as their digits.
 * @module
 */

import type { Json } from "../../plan/plan.ts";

/** Where a reviver stands (ECMA-262, JSON.parse source text access). */
interface Place {
  readonly source?: string;
}

const MANY_DIGITS = /\d{16}/;
const WHOLE = /^-?\d+$/;

/** Parses JSON; whole numbers beyond ±(2⁵³ − 1) become text. Throws a SyntaxError. */
export function parseJson(text: string): Json {
  return MANY_DIGITS.test(text) ? JSON.parse(text, exactNumber) : JSON.parse(text);
}

function exactNumber(_key: string, value: unknown, place?: Place): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = place?.source ?? "";
  return WHOLE.test(source) ? source : value;
}
