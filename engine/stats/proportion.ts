/**
 * Intervals of a proportion: how far the accuracy of n answers can lie from that of the model.
 *
 * Wilson's interval stays inside [0, 1] and keeps its word near 0 and 1, where p ± 1.96 se does not.
 * @module
 */

/** Both ends of an interval, low ≤ high. */
export type Interval = readonly [low: number, high: number];

/** The standard normal quantile of 0.975: 95 % of a normal distribution lie within so many standard deviations. */
export const Z95 = 1.959963984540054;

/**
 * The interval that a proportion of `correct` in `n` speaks for, as shares of 1; all of [0, 1] where `n` is 0.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), without
 * continuity correction. `z`: half-width in standard deviations.
 */
export function wilson(correct: number, n: number, z: number = Z95): Interval {
  if (!(n > 0)) return [0, 1];
  const share = correct / n;
  const spread = z * z / n;
  const middle = share + spread / 2;
  const half = z * Math.sqrt(share * (1 - share) / n + spread / (4 * n));
  const low = correct <= 0 ? 0 : (middle - half) / (1 + spread);
  const high = correct >= n ? 1 : (middle + half) / (1 + spread);
  return [low, high];
}
