/**
 * The JSON of answers, field for field as vLLM 0.32 writes it (but for fingerprints), as text to splice words into.
 * @module
 */

import type { Api } from "../plan/plan.ts";
import type { Ask } from "./ask.ts";

/** One answer's name and time. */
export interface Header {
  readonly ask: Ask;
  /** Letters and digits. */
  readonly id: string;
  /** Seconds. */
  readonly created: number;
}

/** Text of one event. */
export interface Piece {
  readonly channel: "text" | "reasoning";
  readonly text: string;
  readonly tokens: number;
  /** Why the answer ends with this piece; `null`: it does not. */
  readonly finish: string | null;
}

interface Shape {
  readonly idPrefix: string;
  readonly chunkObject: string;
  /** A choice of a stream; with `role` it also says who speaks. */
  readonly chunkChoice: (piece: Piece, role: boolean) => string;
  /** The choice that says who speaks and no more; empty: this API has none. */
  readonly roleChoice: string;
  readonly wholeObject: string;
  /** The choice of a whole answer. */
  readonly wholeChoice: (
    said: Readonly<Record<Piece["channel"], string>>,
    finish: Piece["finish"],
  ) => string;
}

const CHAT_FIELDS: Readonly<Record<Piece["channel"], string>> = {
  text: "content",
  reasoning: "reasoning_content",
};

/** What each API's answers look like. */
export const SHAPES: Readonly<Record<Api, Shape>> = {
  "openai-chat": {
    idPrefix: "chatcmpl",
    chunkObject: "chat.completion.chunk",
    chunkChoice: ({ channel, text, finish }, role) =>
      `{"index":0,"delta":{${role ? '"role":"assistant",' : ""}` +
      `"${CHAT_FIELDS[channel]}":${JSON.stringify(text)}},"logprobs":null,"finish_reason":${
        quoted(finish)
      }` +
      `${finish ? ',"stop_reason":null' : ""},"token_ids":null}`,
    roleChoice: '{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,' +
      '"finish_reason":null}',
    wholeObject: "chat.completion",
    wholeChoice: ({ text, reasoning }, finish) =>
      `{"index":0,"message":{"role":"assistant","content":${JSON.stringify(text)},` +
      `"reasoning_content":${quoted(reasoning)}},"logprobs":null,` +
      `"finish_reason":${quoted(finish)},"stop_reason":null,"token_ids":null}`,
  },
  "openai-completions": {
    idPrefix: "cmpl",
    chunkObject: "text_completion",
    chunkChoice: ({ text, finish }) =>
      `{"index":0,"text":${JSON.stringify(text)},"logprobs":null,"finish_reason":${
        quoted(finish)
      },` +
      `"stop_reason":null,"prompt_token_ids":null,"token_ids":null}`,
    roleChoice: "",
    wholeObject: "text_completion",
    wholeChoice: ({ text }, finish) =>
      `{"index":0,"text":${JSON.stringify(text)},"logprobs":null,"finish_reason":${
        quoted(finish)
      },` +
      `"stop_reason":null,"token_ids":null,"prompt_logprobs":null,"prompt_token_ids":null}`,
  },
};

function quoted(word: string | null): string {
  return word ? JSON.stringify(word) : "null";
}

/** The start of an answer's object, up to its choices. */
export function objectStart({ ask, id, created }: Header, object: string): string {
  return `{"id":"${SHAPES[ask.api].idPrefix}-${id}","object":"${object}","created":${created},` +
    `"model":${JSON.stringify(ask.model)},"choices":[`;
}
