import assert from "node:assert/strict";
import { shownOf } from "../../../../engine/score/ifeval/shown.ts";

Deno.test.each([
  { text: "plain, Q: and all", shown: "plain, Q: and all" },
  { text: "<think>a, b</think>\n\nreply", shown: "\n\nreply" },
  { text: "a, b</think>reply", shown: "reply" },
  { text: "<think>a</think>b<think>c</think>d", shown: "d" },
  { text: "\n<think>never ends", shown: "" },
  { text: "say <think> and it shows", shown: "say <think> and it shows" },
  { text: "<|channel|>analysis<|message|>a<|end|><|channel|>final<|message|>b", shown: "b" },
])("$text", ({ text, shown }) => assert.equal(shownOf(text), shown));
