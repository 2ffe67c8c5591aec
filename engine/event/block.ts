/**
 * Settled requests as columns: row i of every column is one request.
 *
 * Times are nanoseconds since the task's origin on a monotonic clock, `NaN` where the thing never happened. Counts are
 * -1 where nobody told. A block crosses threads by transfer and lies on disk as it is, so it holds arrays and text only.
 * @module
 */

/** Part of a stage: excluded at the start, measured, excluded at the end. */
export const PHASES = ["warmup", "measured", "cooldown"] as const;
/** Part of a stage that a request belongs to. */
export type Phase = typeof PHASES[number];

/** How a request can end. The code in a column is the index. Kinds after `aborted` are failures. */
export const OUTCOMES = [
  "ok",
  "aborted",
  /** The server answered with a status that is not 2xx. */
  "http-status",
  "connect-refused",
  "dns",
  "tls",
  /** Connecting, or the answer, took longer than allowed. */
  "timeout",
  "reset",
  /** The connection ended inside the response. */
  "ended-early",
  /** What came is no HTTP, no chunk, no event stream. */
  "malformed",
  /** An error object inside a 200 stream. */
  "error-event",
  /** A stream that ended without `[DONE]` and without a finish reason. */
  "no-finish",
  /** A stream that finished without content. */
  "no-content",
  /** Anything else, named in the note. */
  "other",
] as const;
/** How a request ended. */
export type Outcome = typeof OUTCOMES[number];

/** Why the model stopped. The code in a column is the index. */
export const FINISHES = [
  "none",
  "stop",
  "length",
  "tool_calls",
  "content_filter",
  "other",
] as const;
/** Why the model stopped. */
export type Finish = typeof FINISHES[number];

/** Columns of times, in nanoseconds since the task's origin. */
export const TIME_COLUMNS = [
  /** When the request should have left. */
  "scheduled",
  /** When its last byte was handed to the kernel (last attempt). */
  "sent",
  "firstByte",
  /** First event of the stream, whatever it carries. */
  "firstEvent",
  /** First event with generated content on any channel: text, reasoning, tool call. */
  "firstToken",
  /** First event with visible text. */
  "firstVisible",
  /** Last event with generated content. */
  "lastToken",
  /** End of the response, or of the failure. */
  "end",
] as const;
/** Name of a column of times. */
export type TimeColumn = typeof TIME_COLUMNS[number];

/** Columns of whole numbers; -1 where nobody told. */
export const COUNT_COLUMNS = [
  /** Row of the dataset. */
  "sample",
  /** Index of the stage in the step. */
  "stage",
  /** Tries made, at least 1. */
  "attempts",
  /** HTTP status, 0 where none came. */
  "status",
  /** Server's `usage`. */
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "reasoningTokens",
  /** What the client's tokenizer counted. */
  "countedInputTokens",
  "countedOutputTokens",
] as const;
/** Name of a column of counts. */
export type CountColumn = typeof COUNT_COLUMNS[number];

/** Columns of codes: indices into {@linkcode PHASES}, {@linkcode OUTCOMES}, {@linkcode FINISHES}. */
export const CODE_COLUMNS = ["phase", "outcome", "finish"] as const;
/** Name of a column of codes. */
export type CodeColumn = typeof CODE_COLUMNS[number];

/** A note on one row: what the server said, at most 500 bytes of it. */
export interface Note {
  readonly row: number;
  readonly text: string;
}

/** Some settled requests. */
export interface Block {
  readonly rows: number;
  readonly times: Readonly<Record<TimeColumn, Float64Array<ArrayBuffer>>>;
  readonly counts: Readonly<Record<CountColumn, Int32Array<ArrayBuffer>>>;
  readonly codes: Readonly<Record<CodeColumn, Uint8Array<ArrayBuffer>>>;
  /** Row i's token-carrying events are `[eventOffsets[i], eventOffsets[i + 1])` of the two below. Length: rows + 1. */
  readonly eventOffsets: Uint32Array<ArrayBuffer>;
  /** Arrival of each token-carrying event, nanoseconds since the task's origin. */
  readonly eventTimes: Float64Array<ArrayBuffer>;
  /** Tokens each carried; 0 where the server did not tell. */
  readonly eventTokens: Uint16Array<ArrayBuffer>;
  /** Ascending by row, at most one for each. */
  readonly notes: readonly Note[];
}
