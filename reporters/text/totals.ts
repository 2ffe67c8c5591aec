/**
 * End-to-end numbers as rows, under the incumbent's names and in its order.
 *
 * `Max Concurrency` is the largest number of requests seen in flight; the incumbent repeats its own setting there.
 * @module
 */

import type { Metric, RequestCounts } from "../../engine/event/summary.ts";

/** What a task and a stage have in common. */
export interface Numbers {
  readonly requests: RequestCounts;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** A row: one number of a task or a stage, in `unit` (empty: a plain number). */
export interface TotalRow {
  readonly name: string;
  readonly unit: "ms" | "req/s" | "token/s" | "";
  of(numbers: Numbers): number | undefined;
}

/** The rows in the incumbent's order. */
export const TOTAL_ROWS: readonly TotalRow[] = [
  { name: "Benchmark Duration", unit: "ms", of: metric("duration_s", 1000) },
  { name: "Total Requests", unit: "", of: ({ requests }) => requests.total },
  { name: "Failed Requests", unit: "", of: ({ requests }) => requests.failed },
  { name: "Success Requests", unit: "", of: ({ requests }) => requests.ok },
  { name: "Concurrency", unit: "", of: metric("concurrency_mean") },
  { name: "Max Concurrency", unit: "", of: metric("concurrency_max") },
  { name: "Request Throughput", unit: "req/s", of: metric("request_throughput_per_s") },
  { name: "Total Input Tokens", unit: "", of: metric("total_input_tokens") },
  { name: "Total Generated Tokens", unit: "", of: metric("total_output_tokens") },
  { name: "Input Token Throughput", unit: "token/s", of: metric("input_token_throughput_per_s") },
  { name: "Output Token Throughput", unit: "token/s", of: metric("output_token_throughput_per_s") },
  { name: "Total Token Throughput", unit: "token/s", of: metric("total_token_throughput_per_s") },
];

/** A single number of a task or a stage, or nothing. */
export function numberOf(metrics: Numbers["metrics"], key: string): number | undefined {
  const value = metrics[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function metric(key: string, factor = 1): TotalRow["of"] {
  return ({ metrics }) => {
    const value = numberOf(metrics, key);
    return value === undefined ? undefined : value * factor;
  };
}
