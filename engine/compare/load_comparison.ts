/**
 * How fast two sides were on one stage of one dataset, as JSON.
 * @module
 */

import type { Interval } from "../stats/proportion.ts";
import type { Verdict } from "./verdict.ts";

/** How fast both were on one stage of one dataset. */
export interface LoadComparison {
  readonly dataset: string;
  readonly tasks: readonly [string, string];
  /** Counted from 0. */
  readonly stage: number;
  /** How the stage's requests came, of both. */
  readonly arrivals: readonly [string, string];
  readonly rows: readonly RatioRow[];
  readonly curves: readonly Curve[];
  readonly notes: readonly string[];
}

/** A number of both, and their ratio. */
export interface RatioRow {
  /** `ttft_ms`, `request_throughput_per_s`, … */
  readonly metric: string;
  /** `p99`; absent for numbers that all requests make together. */
  readonly statistic?: string;
  readonly better: "lower" | "higher";
  readonly values: readonly [number, number];
  /** Side ÷ baseline. */
  readonly ratio: number;
  /** Absent, like `p` and `holm`, where there are too few requests for them. */
  readonly ci95?: Interval;
  readonly p?: number;
  readonly holm?: number;
  readonly verdict: Verdict;
}

/** How the values of one metric of one run are spread. */
export interface Curve {
  readonly metric: string;
  readonly side: string;
  readonly run: string;
  /** Quantiles 0, 0.005, …, 1. */
  readonly values: readonly number[];
}
