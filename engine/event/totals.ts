/**
 * Metrics that are one number for all requests: how much work was done, over the time it took.
 *
 * The time is that of the measured requests that ended ok, first sent to last end, as in ais_bench and vLLM; it includes
 * ramp-up and drain.
 * @module
 */

import type { Level } from "../stats/concurrency.ts";
import type { MetricInfo } from "./metrics.ts";

/** What the totals are made of. `NaN` where it is missing. */
export interface Sums {
  readonly ok: number;
  readonly durationSeconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly inFlight: Level;
}

/** A metric that all requests make together. */
export interface TotalMetric extends MetricInfo {
  readonly of: (sums: Sums) => number;
}

/** Metrics that are one number, in the order they are shown. */
export const TOTAL_METRICS = [
  {
    name: "duration_s",
    unit: "s",
    definition: "First sent to last end of the measured requests that ended ok.",
    of: (sums) => sums.durationSeconds,
  },
  {
    name: "request_throughput_per_s",
    unit: "requests/s",
    definition: "Measured requests that ended ok ÷ duration.",
    of: (sums) => sums.ok / sums.durationSeconds,
  },
  {
    name: "total_input_tokens",
    unit: "tokens",
    definition: "Input tokens of the measured requests that ended ok, as far as they are known.",
    of: (sums) => sums.inputTokens,
  },
  {
    name: "total_output_tokens",
    unit: "tokens",
    definition: "Output tokens of the measured requests that ended ok, as far as they are known.",
    of: (sums) => sums.outputTokens,
  },
  {
    name: "input_token_throughput_per_s",
    unit: "tokens/s",
    definition: "Total input tokens ÷ duration.",
    of: (sums) => sums.inputTokens / sums.durationSeconds,
  },
  {
    name: "output_token_throughput_per_s",
    unit: "tokens/s",
    definition: "Total output tokens ÷ duration.",
    of: (sums) => sums.outputTokens / sums.durationSeconds,
  },
  {
    name: "total_token_throughput_per_s",
    unit: "tokens/s",
    definition: "(Total input tokens + total output tokens) ÷ duration.",
    of: (sums) => (sums.inputTokens + sums.outputTokens) / sums.durationSeconds,
  },
  {
    name: "concurrency_mean",
    unit: "requests",
    definition:
      "Requests in flight, weighted by time: Σ (end − sent) ÷ duration over all requests, failed and excluded ones too, as far as they lie inside the duration.",
    of: (sums) => sums.inFlight.mean,
  },
  {
    name: "concurrency_max",
    unit: "requests",
    definition: "Most requests in flight at once within the duration.",
    of: (sums) => sums.inFlight.max,
  },
] as const satisfies readonly TotalMetric[];
