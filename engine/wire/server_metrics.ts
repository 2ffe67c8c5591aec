/**
 * What a server tells of itself at `/metrics`, in Prometheus' text format: how many requests it runs, how many wait, how
 * full its cache is. Each server has names of its own.
 *
 * Source of the format: Prometheus, "Exposition formats", text-based.
 * @module
 */

/** A server at one moment. What it does not tell is absent. */
export interface ServerMetrics {
  /** Requests that it works on. */
  readonly running?: number;
  /** Requests that wait for their turn. */
  readonly waiting?: number;
  /** Share of the key-value cache in use, 0 to 1. */
  readonly cacheUsage?: number;
}

/** Names by server: vLLM (new and old), llama.cpp, SGLang, TGI. */
const NAMES: Readonly<Record<keyof ServerMetrics, readonly string[]>> = {
  running: [
    "vllm:num_requests_running",
    "llamacpp:requests_processing",
    "sglang:num_running_reqs",
    "tgi_batch_current_size",
  ],
  waiting: [
    "vllm:num_requests_waiting",
    "llamacpp:requests_deferred",
    "sglang:num_queue_reqs",
    "tgi_queue_size",
  ],
  cacheUsage: [
    "vllm:kv_cache_usage_perc",
    "vllm:gpu_cache_usage_perc",
    "llamacpp:kv_cache_usage_ratio",
    "sglang:token_usage",
  ],
};

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{.*\})?[ \t]+(\S+)/;
const WANTED = new Set(Object.values(NAMES).flat());

/** Reads what is known of it; of several engines requests are added up, and the fullest cache counts. */
export function serverMetricsIn(text: string): ServerMetrics {
  const values = new Map<string, number[]>();
  for (const line of text.split("\n")) {
    const [, name = "", value] = SAMPLE.exec(line) ?? [];
    if (!WANTED.has(name) || !Number.isFinite(Number(value))) continue;
    values.set(name, [...values.get(name) ?? [], Number(value)]);
  }
  const told = (key: keyof ServerMetrics): readonly number[] | undefined =>
    NAMES[key].map((name) => values.get(name)).find((found) => found !== undefined);
  const [running, waiting, cache] = [told("running"), told("waiting"), told("cacheUsage")];
  return {
    ...(running ? { running: sum(running) } : {}),
    ...(waiting ? { waiting: sum(waiting) } : {}),
    ...(cache ? { cacheUsage: Math.max(...cache) } : {}),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
