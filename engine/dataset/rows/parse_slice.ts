/**
 * The text of a slice: `[10:20]`, as in Python.
 * @module
 */

import type { Select } from "../../plan/plan.ts";

const SLICE = /^\[\s*(-?\d{1,15})?\s*(:)?\s*(-?\d{1,15})?\s*\]$/;

/**
 * The rows that `[from:to]` names: `[:5]` the first five, `[10:20]` ten of them, `[-5:]` the last five, `[3]` one. A number
 * below zero counts from the end. Throws a RangeError for anything else.
 */
export function parseSlice(text: string): NonNullable<Select["slice"]> {
  const [whole, from, colon, to] = SLICE.exec(text.trim()) ?? [];
  if (!whole || (!colon && (!from || to))) {
    throw new RangeError(
      `Cannot read a slice of rows: ${JSON.stringify(text)}. Write [from:to], such as [0:100]`,
    );
  }
  const start = Number(from ?? 0);
  if (colon) return [start, to === undefined ? null : Number(to)];
  return [start, start === -1 ? null : start + 1];
}
