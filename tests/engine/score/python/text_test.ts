import assert from "node:assert/strict";
import {
  squeeze,
  strip,
  stripEnd,
  stripStart,
  withoutPunctuation,
} from "../../../../engine/score/python/text.ts";

/** CPython 3.11. Its blanks include U+001C and U+0085, and neither U+FEFF nor U+200B. */
Deno.test("blanks are those of Python", () => {
  assert.equal(strip("\x1c\x85\u3000 a b \u2028\r\n\t\v"), "a b");
  assert.equal(strip("\ufeffa\u200b"), "\ufeffa\u200b");
  assert.equal(strip(" \n "), "");
  assert.equal(squeeze("\u00a0a\x1f\x85 b\n"), "a b");
});

Deno.test("a set of characters is stripped instead of white space", () => {
  assert.equal(strip('""a" "', '"'), 'a" ');
  assert.equal(stripStart("<<a<", "<"), "a<");
  assert.equal(stripEnd("*a**", "*"), "*a");
});

Deno.test("punctuation is that of ASCII", () => {
  assert.equal(withoutPunctuation("!\"#$%&'()*+,-./a:;<=>?@[\\]^_`{|}~’"), "a’");
});
