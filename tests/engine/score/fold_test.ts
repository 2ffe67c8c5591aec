import assert from "node:assert/strict";
import fc from "fast-check";
import { fold } from "../../../engine/score/fold.ts";

Deno.test.each([
  { text: "Ａｎｓｗｅｒ：（Ｂ）", folded: "Answer:(B)" },
  { text: "４２．５％", folded: "42.5%" },
  { text: "٤٢ ४२ ৪২ ๔๒", folded: "42 42 42 42" },
  { text: "−5 ‑5 3⁄4", folded: "-5 -5 3/4" },
  { text: "３，２", folded: "3，2" },
  { text: "纯文字 Ünï 😀", folded: "纯文字 Ünï 😀" },
])("$text is read as $folded", ({ text, folded }) => assert.equal(fold(text), folded));

Deno.test("folding keeps every place", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assert.equal(fold(text).length, text.length);
  }));
});
