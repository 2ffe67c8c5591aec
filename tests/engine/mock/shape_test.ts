import assert from "node:assert/strict";
import { chat, completion, startBench } from "./bench.ts";

const SAMPLES = new URL("../../../../shared/samples/vllm-0.32-smollm2/", import.meta.url);
const missing = !await Deno.stat(SAMPLES).then(() => true, () => false);
const unless = missing ? " (ignored: no samples of real servers beside this checkout)" : "";

/** Fields of vLLM that say nothing to a client. */
const PASSED_OVER = [
  "prompt_token_ids",
  "prompt_text",
  "system_fingerprint",
  "prompt_tokens_details",
];
/** Fields that are there only where there is something to say. */
const OPTIONAL = ["completion_tokens_details"];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value's fields without what they hold. */
function shapeOf(value: Json): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  const fields = Object.entries(value)
    .filter(([key]) => ![...PASSED_OVER, ...OPTIONAL].includes(key))
    .map(([key, field]) => [key, shapeOf(field)]);
  return Object.fromEntries(fields);
}

/** Shapes of a stream's events, one for each that differs from the one before. */
function shapesOf(stream: string): readonly string[] {
  const shapes = [...stream.matchAll(/^data: (\{.*\})/gm)]
    .map(([, json]) => JSON.stringify(shapeOf(JSON.parse(json ?? ""))));
  return shapes.filter((shape, i) => shape !== shapes[i - 1]);
}

Deno.test.each([
  { file: "chat_stream.txt", path: "/v1/chat/completions", body: chat() },
  {
    file: "chat_stream_usage.txt",
    path: "/v1/chat/completions",
    body: chat({ "stream_options": { "include_usage": true } }),
  },
  {
    file: "chat_stream_continuous_usage.txt",
    path: "/v1/chat/completions",
    body: chat({ "stream_options": { "include_usage": true, "continuous_usage_stats": true } }),
  },
  {
    file: "completions_stream_usage.txt",
    path: "/v1/completions",
    body: completion({ "stream_options": { "include_usage": true } }),
  },
])(`events have the fields of vLLM's $file${unless}`, {
  ignore: missing,
}, async ({ file, path, body }) => {
  const bench = await startBench();
  const received = bench.send({ path, body });
  bench.run();
  const real = await Deno.readTextFile(new URL(file, SAMPLES));
  assert.deepEqual(shapesOf(received.text()), shapesOf(real));
});
