/**
 * Metrics over the repeats of samples, all from the same rows: avg@n, pass@k, pass^k, cons@k.
 *
 * Rows are told apart by their sample, never by their place, so that order and gaps cannot mix up questions.
 * @module
 */

import { passAtK, passHatK } from "./pass_at_k.ts";
import { type Ballot, majority } from "./vote.ts";

/** One scored answer. */
export interface Trial extends Ballot {
  readonly sample: string;
  /** Counted from 0. */
  readonly repeat: number;
}

/** A metric over samples, as a share of 1. */
export interface RepeatMetric {
  /** Mean over the samples that have enough repeats; `NaN` where none has. */
  readonly value: number;
  /** Its value for each of them, by the order in which samples were first seen: what an interval is drawn from. */
  readonly values: readonly number[];
  /** Samples left out because some of their repeats are missing. */
  readonly short: number;
}

/** Metrics of repeated samples. */
export interface RepeatMetrics {
  /** Mean over samples of the share of their answers that is right. */
  readonly avg: RepeatMetric;
  readonly passAtK: RepeatMetric;
  readonly passHatK: RepeatMetric;
  /** Share of samples whose first k repeats agree most often on a right answer. */
  readonly consAtK: RepeatMetric;
}

/** Metrics of `rows`, each sample of which should have at least `k` repeats. */
export function repeatMetrics(rows: readonly Trial[], k: number): RepeatMetrics {
  const samples = [...Map.groupBy(rows, ({ sample }) => sample).values()].map(inOrder);
  const over = (need: number, value: (trials: readonly Trial[]) => number): RepeatMetric => {
    const enough = samples.filter(({ length }) => length >= need);
    const values = enough.map(value);
    return { value: mean(values), values, short: samples.length - enough.length };
  };
  return {
    avg: over(1, (trials) => rightOnes(trials) / trials.length),
    passAtK: over(k, (trials) => passAtK(triesOf(trials), k)),
    passHatK: over(k, (trials) => passHatK(triesOf(trials), k)),
    consAtK: over(k, (trials) => majority(trials.slice(0, k))?.correct ? 1 : 0),
  };
}

function inOrder(trials: readonly Trial[]): readonly Trial[] {
  return trials.toSorted((a, b) => a.repeat - b.repeat);
}

function triesOf(trials: readonly Trial[]): { readonly n: number; readonly correct: number } {
  return { n: trials.length, correct: rightOnes(trials) };
}

function rightOnes(trials: readonly Trial[]): number {
  return trials.filter(({ correct }) => correct).length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
