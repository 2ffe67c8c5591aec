/**
 * What one event, or one whole answer, tells: the same facts whoever reads it, the byte scan or the full parser.
 * @module
 */

/** Facts about one event. Counts are -1 where the server did not tell. */
export interface Facts {
  /** It carries no data: a comment, sent to keep a connection alive. */
  readonly empty: boolean;
  /** It was `[DONE]`. */
  readonly done: boolean;
  /** Its data is no JSON object, or one nested too deep. */
  readonly malformed: boolean;
  /** It carries an error in place of an answer. */
  readonly error: boolean;
  /** Generated content on any channel: text, reasoning, refusal, a tool's name or arguments. */
  readonly content: boolean;
  /** Generated text that a reader would see. */
  readonly visible: boolean;
  /** Index into {@linkcode FINISH_WORDS}, 0: not finished; where choices differ, the lowest that is not 0. */
  readonly finish: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly reasoningTokens: number;
}

/** Reasons to finish. The last one stands for every other word. */
export const FINISH_WORDS = [
  "none",
  "stop",
  "length",
  "tool_calls",
  "content_filter",
  "other",
] as const;

/** Codes of the reasons that have one of their own, as servers spell them. */
export const FINISH_CODES: ReadonlyMap<string, number> = new Map([
  ["stop", 1],
  ["length", 2],
  ["tool_calls", 3],
  ["function_call", 3],
  ["content_filter", 4],
]);

/** Objects and arrays within each other, the outermost counted; deeper is malformed, and spares the stack. */
export const MAX_DEPTH = 64;

/** A count as a server tells it; -1 for all but whole numbers below 2³¹: more is no count of tokens. */
export function countOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? value + 0
    : -1;
}
