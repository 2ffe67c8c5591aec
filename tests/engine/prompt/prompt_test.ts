import { deepStrictEqual } from "node:assert";
import { promptOf } from "../../../engine/prompt/prompt.ts";

Deno.test.each(
  [
    { api: "openai-chat", prompt: [{ role: "user", content: "Hi {{x}}" }] },
    { api: "openai-completions", prompt: "Hi {{x}}" },
  ] as const,
)("promptOf() for $api", ({ api, prompt }) => deepStrictEqual(promptOf(api, "Hi {{x}}"), prompt));
