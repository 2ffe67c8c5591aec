/**
 * What `/metrics` tells, in Prometheus' text format, under vLLM's names: a second witness beside the ledger.
 * @module
 */

import { MODEL_NAME } from "./ask.ts";
import { newHistogram } from "./histogram.ts";
import type { Ending } from "./ledger.ts";

const LABELS = `engine="0",model_name="${MODEL_NAME}"`;
const NS_PER_SECOND = 1e9;

const FIRST = [1e-3, 5e-3, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 10, 20];
const GAP = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 10, 20];
const LONG = [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480];

/** Histograms: upper bounds in seconds, and what they hold. */
const DURATIONS = {
  time_to_first_token_seconds: [FIRST, "From received to the first token."],
  inter_token_latency_seconds: [GAP, "From one token to the next."],
  request_time_per_output_token_seconds: [GAP, "Mean gap of each request."],
  request_queue_time_seconds: [LONG, "From received to a place in the batch."],
  e2e_request_latency_seconds: [LONG, "From received to the end."],
} as const;

const COUNTERS = {
  prompt_tokens_total: "Tokens of prompts read.",
  generation_tokens_total: "Tokens generated.",
} as const;

const GAUGES = {
  num_requests_running: "Requests in the batch.",
  num_requests_waiting: "Requests that wait for a place in the batch.",
} as const;

/** Values of the moment. */
export type Gauges = Readonly<Record<keyof typeof GAUGES, number>>;

/** Sums over all requests. */
export interface Metrics {
  /** Adds a duration in nanoseconds, `times` times. */
  observe(name: keyof typeof DURATIONS, ns: number, times?: number): void;
  add(name: keyof typeof COUNTERS, count: number): void;
  /** Counts a request that ended. */
  end(ending: Ending): void;
  text(gauges: Gauges): string;
}

/** Starts at zero. */
export function newMetrics(): Metrics {
  const histograms = mapOf(DURATIONS, ([bounds]) => newHistogram(bounds));
  const counters = mapOf(COUNTERS, () => 0);
  const endings: Record<Ending, number> = { length: 0, stop: 0, abort: 0, error: 0 };
  return {
    observe: (name, ns, times) => histograms[name].observe(ns / NS_PER_SECOND, times),
    add: (name, count) => void (counters[name] += count),
    end: (ending) => void endings[ending]++,
    text: (gauges) =>
      [
        ...families("gauge", GAUGES, (name) => [`vllm:${name}{${LABELS}} ${gauges[name]}`]),
        ...families("counter", COUNTERS, (name) => [`vllm:${name}{${LABELS}} ${counters[name]}`]),
        ...families("counter", { request_success_total: "Requests that ended, by why." }, (name) =>
          Object.entries(endings).map(([ending, count]) =>
            `vllm:${name}{${LABELS},finished_reason="${ending}"} ${count}`
          )),
        ...families(
          "histogram",
          mapOf(DURATIONS, ([, help]) =>
            help),
          (name) =>
            histograms[name].lines(`vllm:${name}`, LABELS),
        ),
        "",
      ].join("\n"),
  };
}

function mapOf<K extends string, V, W>(
  table: Readonly<Record<K, V>>,
  valueOf: (value: V) => W,
): Record<K, W> {
  const entries = Object.entries<V>(table).map(([key, value]) => [key, valueOf(value)]);
  return Object.fromEntries(entries);
}

function families<K extends string>(
  type: string,
  helps: Readonly<Record<K, string>>,
  samples: (name: K) => readonly string[],
): readonly string[] {
  return (Object.keys(helps) as K[]).flatMap((name) => [
    `# HELP vllm:${name} ${helps[name]}`,
    `# TYPE vllm:${name} ${type}`,
    ...samples(name),
  ]);
}
