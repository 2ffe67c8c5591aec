/**
 * How many times the one is the other: ratios of latencies and rates, with an interval and a p, over one run or several.
 *
 * On the scale of logarithms, where a ratio is a difference and twice as far from half.
 * @module
 */

import type { Interval } from "./proportion.ts";
import { studentQuantile, studentTail } from "./student.ts";

/** A number of one run, with its error. */
export interface Estimate {
  /** Its natural logarithm. */
  readonly log: number;
  /** Standard error of the logarithm. */
  readonly se: number;
  /** Degrees of freedom of that error, at least 1. */
  readonly freedom: number;
}

/** Second ÷ first. */
export interface Ratio {
  readonly ratio: number;
  readonly ci95: Interval;
  /** Two-sided p of a ratio of 1. */
  readonly p: number;
}

/**
 * The ratio of the geometric means of two sides' runs, at least one each.
 * Source: B. L. Welch, Biometrika 34 (1947), with Satterthwaite's degrees of freedom, on logarithms.
 */
export function ratioOf(first: readonly Estimate[], second: readonly Estimate[]): Ratio {
  const sides = [sideOf(first), sideOf(second)] as const;
  const log = sides[1].log - sides[0].log;
  const variance = sides[0].variance + sides[1].variance;
  const ratio = Math.exp(log);
  if (variance === 0) return { ratio, ci95: [ratio, ratio], p: log === 0 ? 1 : 0 };
  const freedom = variance ** 2 /
    sides.reduce((sum, side) => sum + side.variance ** 2 / side.freedom, 0);
  const se = Math.sqrt(variance);
  const half = studentQuantile(0.975, freedom) * se;
  return {
    ratio,
    ci95: [Math.exp(log - half), Math.exp(log + half)],
    p: 2 * studentTail(Math.abs(log) / se, freedom),
  };
}

interface SideMean {
  readonly log: number;
  readonly variance: number;
  readonly freedom: number;
}

/** Runs that differ more than the requests inside them tell have the last word. */
function sideOf(runs: readonly Estimate[]): SideMean {
  const n = runs.length;
  const log = sum(runs.map((run) => run.log)) / n;
  const inside = sum(runs.map(({ se }) => se ** 2)) / n ** 2;
  const between = n < 2 ? 0 : sum(runs.map((run) => (run.log - log) ** 2)) / (n - 1) / n;
  return between > inside
    ? { log, variance: between, freedom: n - 1 }
    : { log, variance: inside, freedom: sum(runs.map(({ freedom }) => freedom)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
