/**
 * Every metric that a threshold may name: those of summary.json under their own names and shorter ones.
 * @module
 */

import { EVENT_METRICS, REQUEST_METRICS } from "../event/metrics.ts";
import { TOTAL_METRICS } from "../event/totals.ts";
import type { Quantity } from "./quantity.ts";

/** A metric of a threshold. */
export interface GateMetric {
  /** Its key in summary.json, or the name of a count. */
  readonly name: string;
  readonly quantity: Quantity;
  /** `distribution`: a statistic has to be named. */
  readonly shape: "distribution" | "number";
  /** Whose results have it: those of loads, of scored answers, or both. */
  readonly of: "load" | "answers" | "both";
  /** Which way is better, where one is. */
  readonly better: "lower" | "higher" | null;
}

const BETTER: Readonly<Record<Quantity, GateMetric["better"]>> = {
  "ms": "lower",
  "s": "lower",
  "tokens/s": "higher",
  "requests/s": "higher",
  "tokens": null,
  "requests": null,
  "share": null,
};

const ERROR_RATE: GateMetric = {
  name: "error_rate",
  quantity: "share",
  shape: "number",
  of: "both",
  better: "lower",
};

const COUNTS = ["total_requests", "ok_requests", "failed_requests", "aborted_requests"];
/** Shares that speak of trouble. */
const TROUBLES = ["extraction_failure", "truncation"];
/** Verdicts, and the parts that recipes add to them. */
const SCORES = [
  "accuracy",
  "f1",
  "em",
  "inst_level_strict",
  "inst_level_loose",
  "prompt_level_loose",
];
const OF_REPEATS = /^(pass[@^]|cons@)[1-9]\d{0,5}$/;

/** All metrics but those of repeats, in the order of the summary. */
export const GATE_METRICS: readonly GateMetric[] = [
  ...[...REQUEST_METRICS, ...EVENT_METRICS].map(({ name, unit }) =>
    ofLoad(name, unit, "distribution")
  ),
  ...TOTAL_METRICS.map(({ name, unit }) => ofLoad(name, unit, "number")),
  ...COUNTS.map((name) => ofLoad(name, "requests", "number")),
  ...SCORES.map(ofAnswers),
  ...TROUBLES.map((name): GateMetric => ({ ...ofAnswers(name), better: "lower" })),
  ERROR_RATE,
];

const BY_NAME: ReadonlyMap<string, GateMetric> = new Map([
  ...GATE_METRICS.flatMap((metric) => shortNames(metric.name).map((name) => [name, metric])),
  ...GATE_METRICS.map((metric) => [metric.name, metric]),
  ...[["error", "error_rate"], ["e2e", "e2el_ms"], ["latency", "e2el_ms"], ["acc", "accuracy"]]
    .map(([alias, name]) => [alias, GATE_METRICS.find((metric) => metric.name === name)]),
] as [string, GateMetric][]);

/** All names, short ones too, for hints. */
export const METRIC_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The metric of a name; `undefined` where there is none. */
export function metricOf(name: string): GateMetric | undefined {
  return BY_NAME.get(name) ?? (OF_REPEATS.test(name) ? ofAnswers(name) : undefined);
}

/** A metric over answers, as a user's own recipe may add it. */
export function ofAnswers(name: string): GateMetric {
  return { name, quantity: "share", shape: "number", of: "answers", better: "higher" };
}

function ofLoad(name: string, unit: string, shape: GateMetric["shape"]): GateMetric {
  const quantity = unit as Quantity;
  return { name, quantity, shape, of: "load", better: BETTER[quantity] };
}

/** `ttft` of `ttft_ms`, `request_throughput` of `request_throughput_per_s`. */
function shortNames(name: string): readonly string[] {
  const short = name.replace(/(?<=throughput)_per_s$|_ms$|(?<!_per)_s$/, "");
  return short === name ? [] : [short];
}
