/**
 * One answered question, and one that could not be: lines of files that only grow.
 *
 * Keys are those that users of ais_bench know, with more beside them. A line that is no such object is none of ours.
 * @module
 */

import type { Json } from "../plan/plan.ts";

/** What identifies a line: a sample, and which of its repeats. */
export interface Asked {
  /** File name of the dataset. */
  readonly data_abbr: string;
  readonly id: string;
  /** Which of several times, counted from 0. */
  readonly repeat: number;
}

/** A question that was answered. */
export interface Prediction extends Asked {
  readonly success: true;
  readonly uuid: string;
  /** The text, or messages as `{ role, prompt }`. */
  readonly origin_prompt: Json;
  /** The visible text of the answer. */
  readonly prediction: string;
  readonly gold: Json;
  readonly reasoning?: string;
  readonly tool_calls?: Json;
  readonly finish_reason: string | null;
  /** Token counts as the server told them. */
  readonly usage: Json;
  /** Tries, the last one counted. */
  readonly attempts: number;
  readonly timings: Timings;
  /** SHA-256 of the request's body, the first 16 digits: whether it would be asked the same now. */
  readonly request: string;
}

/** When an answer came. */
export interface Timings {
  /** Wall time at which the last try left, ISO 8601. */
  readonly sent_at: string;
  /** From sent to the first byte of the answer, and to its end. Milliseconds. */
  readonly first_byte_ms: number;
  readonly latency_ms: number;
}

/** A question that failed for good. */
export interface FailedAsk extends Asked {
  readonly success: false;
  readonly uuid: string;
  readonly origin_prompt: Json;
  /** What went wrong: `http-status`, `timeout`, `reset`, … */
  readonly kind: string;
  readonly status: number;
  readonly error_info: string;
  readonly attempts: number;
}
