import { deepStrictEqual, strictEqual } from "node:assert";
import { encode as cl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { encode as o200k } from "gpt-tokenizer/encoding/o200k_base";
import { WORDS } from "../../../engine/dataset/words.ts";

Deno.test.each([
  { name: "o200k_base", encode: o200k },
  { name: "cl100k_base", encode: cl100k },
])("each word is one token of $name, with a space in front of it and without", ({ encode }) => {
  const texts = WORDS.flatMap((word) => [word, ` ${word}`]);
  deepStrictEqual(texts.filter((text) => encode(text).length !== 1), []);
});

Deno.test("words are many, sorted, and each there once", () => {
  strictEqual(WORDS.length, 640);
  deepStrictEqual([...new Set(WORDS)].sort(), [...WORDS]);
});
