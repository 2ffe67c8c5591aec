/**
 * Per-request statistics as rows and columns: which metric stands in which row, under which name.
 *
 * Names and order are the incumbent's, so that its readers find what they know; further rows are ours.
 * @module
 */

import type { Distribution, Metric } from "../../engine/event/summary.ts";

/** A row: the metric `key` of a summary, shown as `name`. */
export interface StatisticRow {
  readonly name: string;
  readonly key: string;
  /** Empty: a plain number. */
  readonly unit: "ms" | "token/s" | "";
  /** Whether the incumbent's files have this row; the others are for people only. */
  readonly inFiles: boolean;
}

/** A column: one number of a distribution. */
export interface StatisticColumn {
  readonly name: string;
  of(distribution: Distribution): number | undefined;
}

const ROWS: readonly StatisticRow[] = [
  { name: "E2EL", key: "e2el_ms", unit: "ms", inFiles: true },
  { name: "TTFT", key: "ttft_ms", unit: "ms", inFiles: true },
  { name: "TTFT from scheduled", key: "ttft_scheduled_ms", unit: "ms", inFiles: false },
  { name: "TPOT", key: "tpot_ms", unit: "ms", inFiles: true },
  { name: "ITL", key: "itl_ms", unit: "ms", inFiles: true },
  { name: "EventGap", key: "event_gap_ms", unit: "ms", inFiles: true },
  { name: "InputTokens", key: "input_tokens", unit: "", inFiles: true },
  { name: "OutputTokens", key: "output_tokens", unit: "", inFiles: true },
  { name: "OutputTokenThroughput", key: "output_tokens_per_s", unit: "token/s", inFiles: true },
  { name: "PrefillTokenThroughput", key: "prefill_tokens_per_s", unit: "token/s", inFiles: true },
  { name: "Lag", key: "lag_ms", unit: "ms", inFiles: false },
];

type Metrics = Readonly<Record<string, Metric>>;

/** A metric that is a distribution of at least one finite value, or nothing. */
export function distributionOf(metrics: Metrics, key: string): Distribution | undefined {
  const metric = metrics[key];
  return typeof metric === "object" && metric.n > 0 && Number.isFinite(metric.mean)
    ? metric
    : undefined;
}

/** The rows that there are numbers for. Event gaps are one where they are not the same as ITL. */
export function statisticRows(metrics: Metrics): readonly StatisticRow[] {
  const same = JSON.stringify(distributionOf(metrics, "itl_ms")) ===
    JSON.stringify(distributionOf(metrics, "event_gap_ms"));
  return ROWS.filter(({ key }) =>
    distributionOf(metrics, key) !== undefined && !(same && key === "event_gap_ms")
  );
}

/** Average, Min, Max, the percentiles that any of the metrics has (50 is called Median), N. */
export function statisticColumns(all: readonly Metrics[]): readonly StatisticColumn[] {
  const percentiles = new Set(
    all.flatMap((metrics) => Object.values(metrics)).flatMap(percentilesOf),
  );
  return [
    { name: "Average", of: (distribution) => distribution.mean },
    { name: "Min", of: (distribution) => distribution.min },
    { name: "Max", of: (distribution) => distribution.max },
    ...[...percentiles].sort((a, b) => a - b).map(percentileColumn),
    { name: "N", of: (distribution) => distribution.n },
  ];
}

function percentileColumn(p: number): StatisticColumn {
  return { name: p === 50 ? "Median" : `P${p}`, of: (distribution) => distribution[`p${p}`] };
}

function percentilesOf(metric: Metric): readonly number[] {
  if (typeof metric === "number") return [];
  return Object.keys(metric).flatMap((key) =>
    /^p\d+(\.\d+)?$/.test(key) ? [Number(key.slice(1))] : []
  );
}
