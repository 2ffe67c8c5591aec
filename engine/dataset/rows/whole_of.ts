/**
 * Counts in files that people write.
 * @module
 */

import type { Json } from "../../plan/plan.ts";

/** A whole number of at least 1, also as text, as CSV has it; `undefined` for anything else. */
export function wholeOf(value: Json | undefined): number | undefined {
  const number = typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}
