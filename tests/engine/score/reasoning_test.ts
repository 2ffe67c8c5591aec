import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutReasoning } from "../../../engine/score/reasoning.ts";

Deno.test.each([
  { text: "plain, Q: and all", shown: "plain, Q: and all" },
  { text: "<think>a, b</think>\n\nreply", shown: "\n\nreply" },
  { text: "a, b</think>reply", shown: "reply" },
  { text: "<think>a</think>b<think>c</think>d", shown: "bd" },
  { text: "x<THINK>a</THINK>y", shown: "xy" },
  { text: "[THINK]a[/THINK]b", shown: "b" },
  { text: "◁think▷a◁/think▷b", shown: "b" },
  { text: "x<think>a</think>y</think>z", shown: "z" },
  { text: "<think>a<think>b</think>c", shown: "c" },
  { text: "\n<think>never ends", shown: "\n" },
  { text: "b\n  <think>never ends", shown: "b\n  " },
  { text: "say <think> and it shows", shown: "say <think> and it shows" },
  { text: "<|channel|>analysis<|message|>a<|end|>b", shown: "b" },
  { text: "<|channel|>analysis<|message|>a<|end|><|channel|>final<|message|>b", shown: "b" },
  {
    text: "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b",
    shown: "b",
  },
  { text: "<|channel|>analysis<|message|>a<|channel|>final<|message|>b", shown: "b" },
  { text: "<|channel|>final<|message|>b", shown: "b" },
  { text: "a turn<|end|>", shown: "a turn<|end|>" },
])("of $text is shown: $shown", ({ text, shown }) => {
  assert.equal(withoutReasoning(text, ""), shown);
});

Deno.test("blanks keep every place, and cutting leaves what they leave", () => {
  const pieces = fc.constantFrom("<think>", "</think>", "<|end|>", "a", "B", "\n");
  fc.assert(fc.property(fc.array(pieces), (words) => {
    const text = words.join("");
    const blanked = withoutReasoning(text, " ");
    assert.equal(blanked.length, text.length);
    assert.ok([...blanked].every((unit, i) => unit === " " || unit === text[i]));
    assert.equal(blanked.replaceAll(" ", ""), withoutReasoning(text, ""));
  }));
});
