/**
 * Where a task stands while it runs, as JSON: what the terminal, the page and the lines of `--json-events` show.
 * @module
 */

import type { Phase } from "../../engine/event/block.ts";
import type { Ending } from "../../engine/event/event.ts";

/** Where a task stands. */
export type Progress = LoadProgress | AnswerProgress;

/** Latencies so far, in milliseconds. */
export interface Latency {
  readonly n: number;
  readonly p50: number;
  readonly p99: number;
}

/** What both kinds of tasks tell. */
interface Told {
  /** Id of the task. */
  readonly task: string;
  /** Which one of how many; absent where it is the only one. */
  readonly place?: { readonly index: number; readonly of: number };
  /** How it ended; `null` while it runs. */
  readonly ending: Ending | null;
  /** Failures by kind. */
  readonly failedByKind: Readonly<Record<string, number>>;
  /** What was done in each of the last seconds, at most 60, the newest last. */
  readonly perSecond: readonly number[];
}

/** A load. Counts and times are those of the present stage; `sent` counts each request once. */
export interface LoadProgress extends Told {
  readonly kind: "load";
  /** Index of the present stage. */
  readonly stage: number;
  readonly stages: number;
  readonly phase: Phase | "starting" | "ending";
  /** Requests of the stage; `null` where time ends it. */
  readonly total: number | null;
  /** Length of the stage; `null` where a number of requests ends it. */
  readonly durationMs: number | null;
  readonly elapsedMs: number;
  readonly sent: number;
  readonly inFlight: number;
  readonly ok: number;
  readonly failed: number;
  readonly aborted: number;
  /** Token-carrying events so far. */
  readonly events: number;
  /** Of the measured requests that have settled: as the report has them. Of the stage; once it has ended, of all stages. */
  readonly metrics: LoadMetrics;
}

/** Numbers of settled requests, by the report's names and formulas; what is not known is absent. */
export interface LoadMetrics {
  readonly request_throughput_per_s?: number;
  readonly output_token_throughput_per_s?: number;
  readonly ttft_ms?: Latency;
  readonly e2el_ms?: Latency;
  /** How late the client sent. */
  readonly lag_ms?: Latency;
}

/** Questions that are asked. */
export interface AnswerProgress extends Told {
  readonly kind: "answers";
  readonly total: number;
  readonly answered: number;
  /** Settled by earlier runs, and counted in `answered` and `failed`. */
  readonly before: number;
  readonly failed: number;
  readonly inFlight: number;
  /** Most in flight, now. */
  readonly limit: number;
  /** The last change of it. */
  readonly changed?: { readonly from: number; readonly to: number; readonly why: string };
  /** Tries that were repeated. */
  readonly retries: number;
  /** Nothing new is asked. */
  readonly paused: boolean;
  readonly elapsedMs: number;
  /** From a question to the end of its answer. */
  readonly latencyMs?: Latency;
}
