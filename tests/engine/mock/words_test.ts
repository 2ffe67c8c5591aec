import assert from "node:assert/strict";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import fc from "fast-check";
import { hashOf, newWords, tokenEnds, tokensOf } from "../../../engine/mock/words.ts";

Deno.test.each([
  { text: "", tokens: 0 },
  { text: "  \n\t ", tokens: 0 },
  { text: "one", tokens: 1 },
  { text: "Name three colors.", tokens: 4 },
  { text: "a1 b2,c3", tokens: 4 },
  { text: "naïve Straße привет", tokens: 3 },
  { text: "你好 world", tokens: 3 },
  { text: "x\u00a0y", tokens: 2 },
])("$text has $tokens tokens", ({ text, tokens }) => assert.equal(tokensOf(text), tokens));

Deno.test.each([
  { text: "", ends: [] },
  { text: " \n", ends: [] },
  { text: " one  two, ", ends: [4, 9, 11] },
  { text: "答案是 42。", ends: [1, 2, 3, 6, 7] },
  { text: "a 😀!", ends: [1, 2, 4, 5] },
])("tokens of $text end at $ends", ({ text, ends }) => assert.deepEqual(tokenEnds(text), ends));

Deno.test("any text is the sum of its tokens, none of which ends inside a character", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "7", " ", "\n", "é", ",", "中", "😀") });
  fc.assert(fc.property(text, (text) => {
    const ends = tokenEnds(text);
    assert.equal(ends.length, tokensOf(text));
    assert.deepEqual(ends, ends.toSorted((a, b) => a - b));
    const pieces = ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
    assert.equal(pieces.join(""), ends.length > 0 ? text : "");
    assert.ok(pieces.every((piece) => piece.isWellFormed()));
  }));
});

Deno.test("each word is one token, for the sim and for a real vocabulary", () => {
  const words = newWords(5);
  const text = Array.from({ length: 3000 }, words).join(" ");
  assert.equal(tokensOf(text), 3000);
  assert.equal(countTokens(text), 3000);
});

Deno.test("words are seeded", () => {
  const say = (seed: number): string => Array.from({ length: 20 }, newWords(seed)).join(" ");
  assert.equal(say(1), say(1));
  assert.notEqual(say(1), say(2));
});

Deno.test.each([
  { text: "", hash: 0x811c9dc5 },
  { text: "a", hash: 0xe40c292c },
  { text: "foobar", hash: 0xbf9cf968 },
])("FNV-1a of '$text' is the published one", ({ text, hash }) => {
  assert.equal(hashOf(new TextEncoder().encode(text)), hash);
});
