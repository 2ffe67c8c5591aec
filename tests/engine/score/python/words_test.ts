import assert from "node:assert/strict";
import { isLower, isUpper, replaceArticles } from "../../../../engine/score/python/words.ts";

Deno.test.each([
  { text: "ABC 1!", upper: true, lower: false },
  { text: "abc 1!", upper: false, lower: true },
  { text: "Abc", upper: false, lower: false },
  { text: "", upper: false, lower: false },
  { text: "123 漢字", upper: false, lower: false },
  { text: "ÉÀ", upper: true, lower: false },
  { text: "ǅ", upper: false, lower: false },
  { text: "ªª", upper: false, lower: true },
  { text: "Ⓐ", upper: true, lower: false },
  { text: "AªA", upper: false, lower: false },
])("case of $text", ({ text, upper, lower }) => {
  assert.deepEqual([isUpper(text), isLower(text)], [upper, lower]);
});

Deno.test("articles are words of Unicode", () => {
  assert.equal(
    replaceArticles("a españa the an x_a theatre the", "-"),
    "- españa - - x_a theatre -",
  );
});
