/**
 * Every metric, in one table: its name, its unit, what it means, and how one request gives it.
 *
 * Names carry units. Only measured requests that ended ok are asked. `NaN` means missing: it is in no mean, and never 0.
 * Words and choices are those of the glossary in DESIGN.md; where peers disagree, the definition says what is taken.
 * @module
 */

import type { Block, TimeColumn } from "./block.ts";
import { inputTokensOf, outputTokensOf } from "./tokens.ts";

/** What a metric is called and means. */
export interface MetricInfo {
  readonly name: string;
  /** `ms`, `s`, `tokens`, `tokens/s`, `requests/s`, `requests`. */
  readonly unit: string;
  /** One sentence, with the formula. */
  readonly definition: string;
}

/** A metric of which every request has one value. */
export interface RequestMetric extends MetricInfo {
  /** The value of one row, in the unit; `NaN` where it is missing. */
  readonly of: (block: Block, row: number) => number;
}

const NS_PER_MS = 1e6;
const MS_PER_SECOND = 1e3;

const time = (block: Block, row: number, column: TimeColumn): number =>
  block.times[column][row] as number;

/** Milliseconds between two moments of a request. */
const between = (from: TimeColumn, to: TimeColumn): RequestMetric["of"] => (block, row) =>
  (time(block, row, to) - time(block, row, from)) / NS_PER_MS;

const known = (count: number): number => count < 0 ? NaN : count;

const ttftMs = between("sent", "firstToken");
const e2elMs = between("sent", "lastToken");
const decodeMs = between("firstToken", "lastToken");
const lagMs = between("scheduled", "sent");

/** Metrics with one value for each request, in the order they are shown. */
export const REQUEST_METRICS = [
  {
    name: "ttft_ms",
    unit: "ms",
    definition:
      "Time to first token: first event with generated content on any channel (text, reasoning, tool call) − sent.",
    of: ttftMs,
  },
  {
    name: "ttft_scheduled_ms",
    unit: "ms",
    definition:
      "First token − the time the request should have left, so a late client or a full cap shows.",
    of: between("scheduled", "firstToken"),
  },
  {
    name: "ttfb_ms",
    unit: "ms",
    definition: "First byte of the response − sent.",
    of: between("sent", "firstByte"),
  },
  {
    name: "ttfe_ms",
    unit: "ms",
    definition: "First event of the stream, whatever it carries − sent.",
    of: between("sent", "firstEvent"),
  },
  {
    name: "ttfv_ms",
    unit: "ms",
    definition: "First event with visible text, reasoning left out − sent.",
    of: between("sent", "firstVisible"),
  },
  {
    name: "tpot_ms",
    unit: "ms",
    definition:
      "Time per output token: (last token − first token) ÷ (output tokens − 1); absent for one token, and where all came at once.",
    of: (block, row) => {
      const span = decodeMs(block, row);
      const gaps = outputTokensOf(block, row) - 1;
      return span > 0 && gaps > 0 ? span / gaps : NaN;
    },
  },
  {
    name: "e2el_ms",
    unit: "ms",
    definition: "End-to-end latency: last event with generated content − sent.",
    of: e2elMs,
  },
  {
    name: "e2el_scheduled_ms",
    unit: "ms",
    definition: "Last event with generated content − the time the request should have left.",
    of: between("scheduled", "lastToken"),
  },
  {
    name: "lag_ms",
    unit: "ms",
    definition:
      "Sent − scheduled: lateness of the client, a wait for a capped slot included; absent for requests that were tried again.",
    of: (block, row) => (block.counts.attempts[row] as number) > 1 ? NaN : lagMs(block, row),
  },
  {
    name: "input_tokens",
    unit: "tokens",
    definition: "Prompt tokens as the server's usage tells, else as the client's tokenizer counts.",
    of: inputTokensOf,
  },
  {
    name: "output_tokens",
    unit: "tokens",
    definition:
      "Generated tokens, reasoning included, as the server's usage tells, else as the client's tokenizer counts.",
    of: outputTokensOf,
  },
  {
    name: "cached_tokens",
    unit: "tokens",
    definition: "Prompt tokens that the server says it took from its cache.",
    of: (block, row) => known(block.counts.cachedTokens[row] as number),
  },
  {
    name: "reasoning_tokens",
    unit: "tokens",
    definition: "Generated tokens that the server says were reasoning.",
    of: (block, row) => known(block.counts.reasoningTokens[row] as number),
  },
  {
    name: "output_tokens_per_s",
    unit: "tokens/s",
    definition: "Output tokens ÷ end-to-end latency of the request.",
    of: (block, row) => outputTokensOf(block, row) * MS_PER_SECOND / e2elMs(block, row),
  },
  {
    name: "prefill_tokens_per_s",
    unit: "tokens/s",
    definition: "Input tokens ÷ time to first token of the request.",
    of: (block, row) => inputTokensOf(block, row) * MS_PER_SECOND / ttftMs(block, row),
  },
] as const satisfies readonly RequestMetric[];

/** Metrics with many values for each request. */
export const EVENT_METRICS = [
  {
    name: "event_gap_ms",
    unit: "ms",
    definition:
      "Time between two token-carrying events of a request, however many tokens they carry.",
  },
  {
    name: "itl_ms",
    unit: "ms",
    definition:
      "Inter-token latency: an event gap ÷ the tokens of the later event, once for each of them. Absent for requests whose server does not tell them and sent fewer events than tokens.",
  },
] as const satisfies readonly MetricInfo[];
