import assert from "node:assert/strict";
import { parseAsk } from "../../../engine/mock/ask.ts";
import type { Api } from "../../../engine/plan/plan.ts";

const USER = { role: "user", content: "Name three colors." };

function parse(api: Api, body: unknown): ReturnType<typeof parseAsk> {
  return parseAsk(api, new TextEncoder().encode(JSON.stringify(body)));
}

Deno.test.each([
  { name: "no list", body: { messages: "x" } },
  { name: "an empty list", body: { messages: [] } },
  { name: "no messages", body: { prompt: "x" } },
  { name: "a message without a role", body: { messages: [{ content: "x" }] } },
  { name: "a message of a number", body: { messages: [1] } },
  { name: "content of a number", body: { messages: [{ role: "user", content: 1 }] } },
  { name: "a negative max_tokens", body: { messages: [USER], "max_tokens": -5 } },
  { name: "a broken max_tokens", body: { messages: [USER], "max_tokens": 1.5 } },
  { name: "a max_tokens of text", body: { messages: [USER], "max_tokens": "1" } },
  { name: "several choices", body: { messages: [USER], n: 2 } },
  { name: "a stream of text", body: { messages: [USER], stream: "yes" } },
  { name: "stream options that are a list", body: { messages: [USER], "stream_options": [] } },
  { name: "a long name", body: { messages: [USER], model: "m".repeat(1000) } },
  { name: "an empty stop", body: { messages: [USER], stop: "" } },
  { name: "stops of numbers", body: { messages: [USER], stop: [1] } },
  { name: "too many stops", body: { messages: [USER], stop: Array(65).fill("x") } },
  { name: "a list as the body", body: [USER] },
  { name: "null as the body", body: null },
])("a chat request with $name is refused", async ({ body }, t) => {
  await t.assertSnapshot(parse("openai-chat", body));
});

Deno.test.each([
  { name: "no text at all", bytes: new Uint8Array() },
  { name: "half a JSON", bytes: new TextEncoder().encode('{"messages": [') },
  { name: "broken UTF-8", bytes: Uint8Array.of(0x22, 0xff, 0x22) },
  { name: "a deep nest", bytes: new TextEncoder().encode('{"prompt":' + "[".repeat(1e6)) },
])("a body of $name is refused", ({ bytes }) => {
  assert.deepEqual(parseAsk("openai-completions", bytes), {
    message: "Cannot read the body: it is no JSON object",
    param: null,
  });
});

Deno.test("a whole deep nest is refused too", () => {
  const deep = `{"prompt":${"[".repeat(1e5)}${"]".repeat(1e5)}}`;
  const refused = parseAsk("openai-completions", new TextEncoder().encode(deep));
  assert.equal("param" in refused && refused.param, "prompt");
});

Deno.test.each([
  { name: "a text", prompt: "The capital of France is", tokens: 5 },
  { name: "a list of one text", prompt: ["one two"], tokens: 2 },
  { name: "numbers of tokens", prompt: [464, 3139, 286], tokens: 3 },
  { name: "no text", prompt: "", tokens: 0 },
  { name: "two texts", prompt: ["a", "b"], tokens: undefined },
  { name: "nothing", prompt: [], tokens: undefined },
  { name: "an object", prompt: {}, tokens: undefined },
])("a prompt of $name has $tokens tokens", ({ prompt, tokens }) => {
  const ask = parse("openai-completions", { prompt });
  assert.equal("promptTokens" in ask ? ask.promptTokens : undefined, tokens);
});

Deno.test("the texts of all messages count, and of all their parts", () => {
  const ask = parse("openai-chat", {
    messages: [
      { role: "system", content: "Be brief." },
      { role: "assistant", content: null },
      {
        role: "user",
        content: [{ type: "text", text: "What is this?" }, {
          type: "image_url",
          "image_url": { url: "data:," },
        }],
      },
    ],
  });
  assert.equal("promptTokens" in ask && ask.promptTokens, 3 + 0 + 4);
  assert.deepEqual("prompt" in ask && ask.prompt, [
    { role: "system", text: "Be brief." },
    { role: "assistant", text: "" },
    { role: "user", text: "What is this?" },
  ]);
});

Deno.test.each([
  {
    fields: {},
    expected: { limit: null, stop: [], usage: "none", stream: false, model: "assay-sim" },
  },
  { fields: { "max_tokens": null, model: "" }, expected: { limit: null, model: "assay-sim" } },
  { fields: { "max_tokens": 3, model: "m" }, expected: { limit: 3, model: "m" } },
  { fields: { "max_tokens": 3, "max_completion_tokens": 5 }, expected: { limit: 5 } },
  { fields: { "max_tokens": 1e12 }, expected: { limit: 1_000_000 } },
  { fields: { stop: null }, expected: { stop: [] } },
  { fields: { stop: "\n" }, expected: { stop: ["\n"] } },
  { fields: { "stream_options": { "include_usage": true } }, expected: { usage: "end" } },
  {
    fields: { "stream_options": { "include_usage": true, "continuous_usage_stats": true } },
    expected: { usage: "every" },
  },
  { fields: { "stream_options": { "continuous_usage_stats": true } }, expected: { usage: "none" } },
  { fields: { stream: true, n: 1, stop: ["x"] }, expected: { stream: true, stop: ["x"] } },
])("chat fields $fields", ({ fields, expected }) => {
  assert.partialDeepStrictEqual(parse("openai-chat", { messages: [USER], ...fields }), expected);
});
