import assert from "node:assert/strict";
import { nearest } from "../../../engine/schema/nearest.ts";

const NAMES = ["vllm_api_general", "vllm_api_stream_chat", "sim", "maxOutputTokens"];

Deno.test.each<{ word: string; name: string | undefined }>([
  { word: "vllm_api_stream_caht", name: "vllm_api_stream_chat" },
  { word: "VLLM-API-STREAM-CHAT", name: "vllm_api_stream_chat" },
  { word: "sin", name: "sim" },
  { word: "s", name: undefined },
  { word: "max_output_tokens", name: "maxOutputTokens" },
  { word: "frobnicate", name: undefined },
  { word: "", name: undefined },
  { word: "vllm_api_general".repeat(7), name: undefined },
])("the nearest to $word is $name", ({ word, name }) => {
  assert.equal(nearest(word, NAMES), name);
});

Deno.test("nothing is near where there are no names", () => {
  assert.equal(nearest("sim", []), undefined);
});
