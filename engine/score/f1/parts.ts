/**
 * Metrics beside a verdict.
 * @module
 */

import type { Part, Score } from "../../plan/sample.ts";

/** A score with metrics of one question each: `{ f1: 0.5 }` is the part `{ sum: 0.5, n: 1 }`. */
export function withParts(score: Score, values: Readonly<Record<string, number>>): Score {
  const parts = Object.entries(values).map(([name, sum]): [string, Part] => [name, { sum, n: 1 }]);
  return { ...score, parts: Object.fromEntries(parts) };
}
