/**
 * Percentiles by linear interpolation between closest ranks: the default of numpy, definition 7 of Hyndman and Fan 1996.
 * @module
 */

/**
 * The value below which `p` percent of ascending values lie, 0 ≤ p ≤ 100; `NaN` where there is no value.
 * Source: `numpy.percentile(values, p, method="linear")`, rounding included.
 */
export function percentile(sorted: Float64Array, p: number): number {
  return percentileAt(sorted.length, p, (rank) => sorted[rank] as number);
}

/** The same for `n` values that can be asked for by rank, 0 for the smallest. */
export function percentileAt(n: number, p: number, valueAt: (rank: number) => number): number {
  if (n === 0) return NaN;
  const place = (n - 1) * (p / 100);
  const rank = Math.floor(place);
  const share = place - rank;
  const low = valueAt(rank);
  const span = valueAt(Math.min(rank + 1, n - 1)) - low;
  return share < 0.5 ? low + span * share : low + span - span * (1 - share);
}
