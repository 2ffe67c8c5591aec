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
  /** Its data is no JSON object. */
  readonly malformed: boolean;
  /** It carries an error in place of an answer. */
  readonly error: boolean;
  /** Generated content on any channel: text, reasoning, refusal, a tool's name or arguments. */
  readonly content: boolean;
  /** Generated text that a reader would see. */
  readonly visible: boolean;
  /** Index into {@linkcode FINISH_WORDS}; 0: not finished. */
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

/** Code of a finish reason. */
export function finishOf(word: string): number {
  const known = (FINISH_WORDS as readonly string[]).indexOf(word);
  return known > 0 ? known : FINISH_WORDS.length - 1;
}

/** A count as a server tells it; -1 for all but whole numbers below 2³¹: more is no count of tokens. */
export function countOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? value + 0
    : -1;
}

/** Keys whose value is generated text, in `choices[].delta`: whether a reader sees it. */
export const TEXT_KEYS: Readonly<Record<string, boolean>> = {
  content: true,
  reasoning: false,
  "reasoning_content": false,
  refusal: true,
};
