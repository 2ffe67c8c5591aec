/**
 * A threshold as it is judged: what is measured, of whom, and what it is held against. Plain data, made by `parseGate`.
 * @module
 */

import type { GateMetric } from "./metrics.ts";

/** How a value is compared with its bound. */
export type Operator = "<" | "<=" | ">" | ">=" | "==";

/** The statistic of a distribution; `p` is 0 < p < 100. */
export type Stat =
  | { readonly kind: "mean" | "min" | "max" }
  | { readonly kind: "percentile"; readonly p: number };

/** Of which results a threshold speaks; what is not said is all of them. */
export interface Labels {
  readonly model?: string;
  readonly dataset?: string;
  /** Index of a stage, from 0 as in summary.json. */
  readonly stage?: number;
  /** Name of a group of datasets. */
  readonly group?: string;
}

/** What a value is held against. */
export type Check =
  | {
    readonly kind: "bound";
    readonly operator: Operator;
    /** In the metric's own unit; a share of 1. */
    readonly value: number;
  }
  | {
    readonly kind: "not-worse";
    /** A run's folder, its summary.json, or a file of results. */
    readonly baseline: string;
    /** By how much it may be worse: a difference of shares, or a share of a latency. */
    readonly margin: number;
    /** How sure the one-sided test is to be, 0.5 < c < 1. */
    readonly confidence: number;
  };

/** One threshold. */
export interface Gate {
  /** As it was written. */
  readonly text: string;
  /** Ends a load as soon as it is missed beyond repair. */
  readonly abortOnFail: boolean;
  readonly metric: GateMetric;
  /** `null` where the metric is one number. */
  readonly stat: Stat | null;
  readonly labels: Labels;
  readonly check: Check;
}
