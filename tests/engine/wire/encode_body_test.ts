import { deepStrictEqual, strictEqual } from "node:assert";
import { type AskedModel, encodeBody } from "../../../engine/wire/encode_body.ts";
import { requestPath } from "../../../engine/wire/request_path.ts";

const chat = {
  api: "openai-chat",
  stream: true,
  sampling: { temperature: 0.5, "ignore_eos": true },
  continuousUsage: false,
} as const satisfies AskedModel;

function bodyOf(model: AskedModel): unknown {
  return JSON.parse(
    new TextDecoder().decode(encodeBody(model, "m", { prompt: "Größe?\n", maxOutputTokens: 9 })),
  );
}

const messages = [{ role: "user", content: "Größe?\n" }];
const sampling = { temperature: 0.5, "ignore_eos": true };
const common = { model: "m", "max_tokens": 9, ...sampling };
const usage = { "include_usage": true };

Deno.test.each(
  [
    {
      name: "chat, streaming",
      model: chat,
      body: { ...common, messages, stream: true, stream_options: usage },
    },
    {
      name: "chat with the usage of every event",
      model: { ...chat, continuousUsage: true },
      body: {
        ...common,
        messages,
        stream: true,
        stream_options: { ...usage, continuous_usage_stats: true },
      },
    },
    {
      name: "chat, plain",
      model: { ...chat, stream: false, continuousUsage: true },
      body: { ...common, messages, stream: false },
    },
    {
      name: "completions, streaming",
      model: { ...chat, api: "openai-completions" },
      body: { ...common, prompt: "Größe?\n", stream: true, stream_options: usage },
    },
  ] as const,
)("encodeBody() of $name", ({ model, body }) => deepStrictEqual(bodyOf(model), body));

Deno.test("equal asks give equal bytes", () => {
  const ask = { prompt: "x", maxOutputTokens: 1 };
  deepStrictEqual(encodeBody(chat, "m", ask), encodeBody({ ...chat }, "m", { ...ask }));
});

Deno.test("requestPath() by API", () => {
  strictEqual(requestPath("openai-chat"), "/v1/chat/completions");
  strictEqual(requestPath("openai-completions"), "/v1/completions");
});

Deno.test("sampling changes limits, but neither model, question nor stream", () => {
  const sampling = { "max_tokens": 3, model: "other", messages: [], stream: false };
  deepStrictEqual(bodyOf({ ...chat, sampling }), {
    model: "m",
    messages,
    stream: true,
    "stream_options": usage,
    "max_tokens": 3,
  });
});
