/**
 * How many requests were in flight at once: the step function that goes up at every start and down at every end.
 * @module
 */

/** A stretch of time, `to` excluded. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The level of a step function over a window. */
export interface Level {
  /** Weighted by time: the integral of the level over the window's length. */
  readonly mean: number;
  readonly max: number;
}

/**
 * The number of intervals [start, end) that hold at the same time, within a window that is not empty.
 * Both arrays ascending and of one length; which end belongs to which start does not matter. An end comes before a start
 * at the same instant, so that n clients that never pause are n.
 */
export function concurrencyOf(starts: Float64Array, ends: Float64Array, window: Window): Level {
  let start = countUpTo(starts, window.from);
  let end = countUpTo(ends, window.from);
  let at = window.from;
  let max = start - end;
  let area = 0;
  while (at < window.to) {
    const up = starts[start] ?? Infinity;
    const down = ends[end] ?? Infinity;
    const next = Math.min(up, down, window.to);
    area += (start - end) * (next - at);
    at = next;
    if (at >= window.to) break;
    if (down <= up) end++;
    else max = Math.max(max, ++start - end);
  }
  return { mean: area / (window.to - window.from), max };
}

/** How many of ascending values are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
