import assert from "node:assert/strict";
import {
  isLower,
  isUpper,
  strip,
  stripEnd,
  stripStart,
} from "../../../../engine/score/ifeval/python.ts";

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

Deno.test("white space is Python's: control characters are, the byte order mark is not", () => {
  assert.equal(strip("\x1c\x85\u3000 a\n\r\t\v"), "a");
  assert.equal(strip("\ufeffa\u200b"), "\ufeffa\u200b");
  assert.equal(strip(" \n "), "");
});

Deno.test("a set of characters is stripped instead of white space", () => {
  assert.equal(strip('""a" "', '"'), 'a" ');
  assert.equal(stripStart("<<a<", "<"), "a<");
  assert.equal(stripEnd("*a**", "*"), "*a");
});
