import assert from "node:assert/strict";
import fc from "fast-check";
import { newTextFinder } from "../../../engine/mock/find_text.ts";

function lastIn(text: string, known: readonly string[]): string | undefined {
  return newTextFinder(new Map(known.map((text) => [text, text]))).lastIn(text);
}

const LONG = "How many of all these eggs are still whole?";

Deno.test.each([
  { name: "the last one of two", text: "Q: one?\nA: 1\n\nQ: two?\nA:", known: ["one?", "two?"] },
  { name: "one that comes twice", text: "two? one? two? 2", known: ["one?", "two?"] },
  { name: "the longest that ends there", text: `Maya has 3. ${LONG} A:`, known: [LONG, "whole?"] },
  { name: "a long one over a longer one before", text: `xx ${LONG} one`, known: [LONG, "one"] },
  { name: "none that a word goes on from", text: "Add 1 and 23", known: ["Add 1 and 2", "dd 1"] },
  { name: "none that begins inside a word", text: "Radd 1", known: ["add 1"] },
  {
    name: "one between letters of a script without blanks",
    text: "问题是多少请答",
    known: ["是多少"],
  },
  { name: "nothing where nothing is known", text: "one?", known: [] },
])("a text holds $name", async ({ text, known }, t) => {
  await t.assertSnapshot(lastIn(text, known) ?? null);
});

Deno.test("a finder finds what looking everywhere finds", () => {
  const word = fc.string({ unit: fc.constantFrom("中", "文", "?"), minLength: 1, maxLength: 40 });
  fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.array(word), (known, words) => {
    const text = [...words, ...known.slice(0, 1)].join("!");
    const ends = known.map((one) => ({ one, end: text.lastIndexOf(one) + one.length }))
      .filter(({ one }) => text.includes(one))
      .sort((a, b) => b.end - a.end || b.one.length - a.one.length);
    assert.equal(lastIn(text, known), ends[0]?.one);
  }));
});

Deno.test("ten thousand texts cost a look-up no more than a few", () => {
  const known = Array.from(
    { length: 10_000 },
    (_, i) => `Question ${i}: how many are there in all?`,
  );
  const finder = newTextFinder(new Map(known.map((text, i) => [text, i])));
  known.forEach((text, i) => {
    assert.equal(finder.equal(text), i);
    if (i % 100 === 0) assert.equal(finder.lastIn(`${text} Think step by step.`), i);
  });
});
