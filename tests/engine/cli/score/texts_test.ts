import { deepStrictEqual } from "node:assert";
import { answersIn, promptIn } from "../../../../engine/cli/score/texts.ts";
import type { Json } from "../../../../engine/plan/plan.ts";

Deno.test.each<{ readonly value: Json; readonly texts: readonly string[] | undefined }>([
  { value: "18", texts: ["18"] },
  { value: 18, texts: ["18"] },
  { value: true, texts: ["true"] },
  { value: null, texts: [""] },
  { value: ["a", "b"], texts: ["a", "b"] },
  { value: [["a", "b"]], texts: ["a", "b"] },
  { value: [[["-1.5", "False"], ["-2.5", "True"]]], texts: undefined },
  { value: [], texts: [] },
  { value: { content: "a" }, texts: ["a"] },
  { value: { role: "assistant", content: null }, texts: [""] },
  { value: [{ role: "user", content: "q" }, { role: "assistant", content: "a" }], texts: ["a"] },
  { value: [{ type: "reasoning", reasoning: "hm" }, { type: "text", text: "a" }], texts: ["a"] },
  { value: { content: [{ type: "text", text: "a" }, { type: "text", text: "b" }] }, texts: ["ab"] },
  { value: { other: 1 }, texts: undefined },
])("the answers in $value", ({ value, texts }) => {
  deepStrictEqual(answersIn(value), texts);
});

Deno.test.each<{ readonly value: Json | undefined; readonly prompt: string | null }>([
  { value: undefined, prompt: null },
  { value: 5, prompt: null },
  { value: "q", prompt: "q" },
  { value: [{ role: "system", content: "s" }, { role: "user", content: "q" }], prompt: "s\nq" },
  { value: [{ role: "HUMAN", prompt: "q" }], prompt: "q" },
  { value: [["ctx", { until: ["\n"] }]], prompt: "ctx\n\n" },
  { value: { gen_args_0: { arg_0: "ctx", arg_1: { temperature: 0 } } }, prompt: "ctx" },
  { value: '[{"role": "user", "content": "a\\"b\\nc"}]', prompt: 'a"b\nc' },
  { value: '[{"role": "user"', prompt: '[{"role": "user"' },
  { value: { role: "user", content: [{ type: "text", text: "q" }] }, prompt: "q" },
])("the prompt in $value", ({ value, prompt }) => {
  deepStrictEqual(promptIn(value), prompt);
});

Deno.test("what is nested without end is no text, and takes no stack", () => {
  const deep: Json = JSON.parse("[".repeat(5000) + "]".repeat(5000));
  deepStrictEqual([answersIn(deep), promptIn(deep)], [undefined, null]);
});
