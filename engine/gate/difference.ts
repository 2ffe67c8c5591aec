/**
 * Intervals of the difference of two proportions, first − second: of two runs over the same samples, and of two apart.
 *
 * Both are made of Wilson's intervals, so they have a width even where nothing differs, and stay inside [−1, 1].
 * @module
 */

import { wilson } from "../stats/proportion.ts";
import type { Interval } from "../stats/proportion.ts";

/** Samples by what both runs said of them. */
export interface PairCounts {
  readonly bothRight: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothWrong: number;
}

/** A proportion. */
export interface Share {
  readonly correct: number;
  readonly n: number;
}

/**
 * Of two independent proportions; `z` in standard deviations.
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17 (1998) 873–890, method 10.
 */
export function unpairedDifference(first: Share, second: Share, z: number): Interval {
  return squareAndAdd(marginOf(first, z), marginOf(second, z), 0);
}

/**
 * Of two proportions over the same samples; `z` in standard deviations.
 * Source: R. G. Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired
 * data", Statistics in Medicine 17 (1998) 2635–2650, method 10.
 */
export function pairedDifference(counts: PairCounts, z: number): Interval {
  const { bothRight, onlyFirst, onlySecond, bothWrong } = counts;
  const n = bothRight + onlyFirst + onlySecond + bothWrong;
  const first = marginOf({ correct: bothRight + onlyFirst, n }, z);
  const second = marginOf({ correct: bothRight + onlySecond, n }, z);
  return squareAndAdd(first, second, correlationOf(counts, n));
}

interface Margin {
  readonly share: number;
  readonly interval: Interval;
}

function marginOf({ correct, n }: Share, z: number): Margin {
  return { share: correct / n, interval: wilson(correct, n, z) };
}

/** With a continuity correction where it is positive; 0 where a margin is empty. */
function correlationOf(
  { bothRight, onlyFirst, onlySecond, bothWrong }: PairCounts,
  n: number,
): number {
  const margins = (bothRight + onlyFirst) * (onlySecond + bothWrong) * (bothRight + onlySecond) *
    (onlyFirst + bothWrong);
  if (margins === 0) return 0;
  const cross = bothRight * bothWrong - onlyFirst * onlySecond;
  return (cross > 0 ? Math.max(cross - n / 2, 0) : cross) / Math.sqrt(margins);
}

function squareAndAdd(first: Margin, second: Margin, correlation: number): Interval {
  const difference = first.share - second.share;
  const [firstDown, firstUp] = [first.share - first.interval[0], first.interval[1] - first.share];
  const [secondDown, secondUp] = [
    second.share - second.interval[0],
    second.interval[1] - second.share,
  ];
  const length = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  return [difference - length(firstDown, secondUp), difference + length(firstUp, secondDown)];
}
