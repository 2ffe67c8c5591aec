import assert from "node:assert/strict";
import {
  replaceArticles,
  squeeze,
  strip,
  withoutPunctuation,
} from "../../../../engine/score/exact/python_text.ts";

/** CPython 3.11. Its blanks include U+001C and U+0085, and not U+FEFF. */
Deno.test("blanks are those of Python", () => {
  assert.equal(strip("\x1c\x85\u3000 a b \u2028\t"), "a b");
  assert.equal(strip("\ufeffa"), "\ufeffa");
  assert.equal(strip(" \n "), "");
  assert.equal(squeeze("\u00a0a\x1f\x85 b\n"), "a b");
});

Deno.test("words are those of Unicode", () => {
  assert.equal(
    replaceArticles("a españa the an x_a theatre the", "-"),
    "- españa - - x_a theatre -",
  );
  assert.equal(withoutPunctuation("!\"#$%&'()*+,-./a:;<=>?@[\\]^_`{|}~’"), "a’");
});
