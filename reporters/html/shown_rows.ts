/**
 * Which requests have a bar: all of them up to a hundred thousand, beyond that failures first, and of the others each
 * n-th. All other charts and tables are of all requests.
 * @module
 */

import type { Flight } from "./requests.ts";

/** Most bars; what a page can carry, and a screen be drawn with. */
export const MOST_BARS = 100_000;
/** Most of them that are failures. */
const MOST_FAILED = MOST_BARS / 10;

/** Rows that have a bar, in their order; `null`: all. */
export function shownRows({ columns: { outcome } }: Flight): Uint32Array<ArrayBuffer> | null {
  const all = outcome.length;
  if (all <= MOST_BARS) return null;
  const step = Math.ceil(all / (MOST_BARS - MOST_FAILED));
  let failed = 0;
  const rows: number[] = [];
  for (let row = 0; row < all; row++) {
    const isFailed = outcome[row] !== 0 && failed < MOST_FAILED;
    if (isFailed) failed++;
    if (isFailed || row % step === 0) rows.push(row);
  }
  return Uint32Array.from(rows.slice(0, MOST_BARS));
}
