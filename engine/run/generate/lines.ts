/**
 * What is written of a finished question.
 * @module
 */

import type { FailedAsk, Prediction } from "../../event/prediction.ts";
import type { Json } from "../../plan/plan.ts";
import type { Prompt } from "../../prompt/prompt.ts";
import type { Answered } from "./cache.ts";
import type { Failed } from "./queue.ts";
import { fingerprint } from "./trials.ts";
import type { Trial } from "./trials.ts";

/** What is known when a question is finished. */
export interface Finished<A> {
  readonly attempt: A;
  /** Tries made. */
  readonly attempts: number;
  readonly uuid: string;
  /** File name of the dataset. */
  readonly dataset: string;
}

/** What an answered question was asked with, and when: wall time, ISO 8601. */
export interface Sent {
  readonly body: Uint8Array;
  readonly at: string;
}

/** The line of an answered question. */
export function predictionLine(
  { question: { sample, prompt }, repeat }: Trial,
  { attempt, attempts, uuid, dataset }: Finished<Answered>,
  sent: Sent,
): Prediction {
  const { text, reasoning, toolCalls, finish, usage } = attempt.answer;
  return {
    data_abbr: dataset,
    id: sample.id,
    repeat,
    success: true,
    uuid,
    origin_prompt: shownPrompt(prompt),
    prediction: text,
    gold: sample.reference,
    ...(reasoning === "" ? {} : { reasoning }),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls as unknown as Json }),
    finish_reason: finish,
    usage: usage as Json,
    attempts,
    timings: {
      sent_at: sent.at,
      first_byte_ms: thousandths(attempt.firstByteMs),
      latency_ms: thousandths(attempt.latencyMs),
    },
    request: fingerprint(sent.body),
  };
}

/** The line of a question that failed for good. */
export function failureLine(
  { question: { sample, prompt }, repeat }: Trial,
  { attempt, attempts, uuid, dataset }: Finished<Failed>,
): FailedAsk {
  return {
    data_abbr: dataset,
    id: sample.id,
    repeat,
    success: false,
    uuid,
    origin_prompt: shownPrompt(prompt),
    kind: attempt.outcome,
    status: attempt.status,
    error_info: attempt.text,
    attempts,
  };
}

/** A prompt as ais_bench writes it: a text, or messages as `{ role, prompt }`. */
export function shownPrompt(prompt: Prompt): Json {
  return typeof prompt === "string"
    ? prompt
    : prompt.map(({ role, content }) => ({ role, prompt: content }));
}

function thousandths(ms: number): number {
  return Number.isFinite(ms) ? Math.round(ms * 1000) / 1000 : 0;
}
