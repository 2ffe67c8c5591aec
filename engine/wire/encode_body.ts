/**
 * Bodies of requests. Keys stand in one order, so that equal questions are equal bytes.
 * @module
 */

import type { Api, Json, Model } from "../plan/plan.ts";

/** Messages of a chat, or a text to go on with. */
export type Asked = readonly { readonly role: string; readonly content: string }[] | string;

/** One question. */
export interface Ask {
  readonly prompt: Asked;
  /** Most tokens of the answer. */
  readonly maxOutputTokens: number;
}

/** The parts of a model that shape its bodies. */
export type AskedModel = Pick<Model, "api" | "stream" | "sampling" | "continuousUsage">;

const PROMPTS: Readonly<Record<Api, (prompt: Asked) => Readonly<Record<string, Json>>>> = {
  "openai-chat": (prompt) => ({
    messages: typeof prompt === "string"
      ? [{ role: "user", content: prompt }]
      : prompt.map(({ role, content }) => ({ role, content })),
  }),
  "openai-completions": (prompt) => ({
    prompt: typeof prompt === "string" ? prompt : prompt.map(({ content }) => content).join("\n"),
  }),
};

/**
 * The body of one request, as JSON. `served`: the name the server knows the model by. `sampling` goes before what is set
 * here, but for the model, the question and the stream: the reading of the answer rests on these.
 */
export function encodeBody(model: AskedModel, served: string, ask: Ask): Uint8Array<ArrayBuffer> {
  const { api, stream, sampling, continuousUsage } = model;
  const options = {
    "stream_options": {
      include_usage: true,
      ...(continuousUsage ? { continuous_usage_stats: true } : {}),
    },
  };
  const fixed = { model: served, ...PROMPTS[api](ask.prompt), stream };
  return new TextEncoder().encode(JSON.stringify({
    ...fixed,
    ...(stream ? options : {}),
    max_tokens: ask.maxOutputTokens,
    ...sampling,
    ...fixed,
  }));
}
