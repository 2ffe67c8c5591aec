import assert from "node:assert/strict";
import fc from "fast-check";
import { readings } from "../../../engine/score/reply.ts";

/** `·` stands for a blank that took the place of something. */
const CASES: readonly (readonly [text: string, ...shown: string[]])[] = [
  ["<think>a</think>b", "················b"],
  ["a</think>b", "·········b"],
  ["<think>Question: a</think>b", "·".repeat(26) + "b"],
  ["b<|im_end|>c", "b"],
  ["b<|end|>", "b"],
  ["</s>b</s>c", "</s>b"],
  ["a\nQuestion: b\nQ: c", "a\n", "a\nQuestion: b\n", "a\nQuestion: b\nQ: c"],
  ["Question: b", "Question: b"],
  ["a. Question 2: b", "a.", "a. Question 2: b"],
  ["a\n**问题：**b", "a\n", "a\n**问题:**b"],
  ["a questionable: b", "a questionable: b"],
];

Deno.test.each(CASES.map(([text, ...shown]) => ({ text, shown })))(
  "$text is read as $shown",
  ({ text, shown }) => {
    const read = [...readings({ text, finish: "stop" })].map(({ text }) => text);
    assert.deepEqual(read, shown.map((one) => one.replaceAll("·", " ")));
  },
);

Deno.test("only what the limit of length ended is cut off", () => {
  const cut = (text: string): readonly boolean[] =>
    [...readings({ text, finish: "length" })].map(({ cutOff }) => cutOff);
  assert.deepEqual(cut("a"), [true]);
  assert.deepEqual(cut("a\nQuestion: b"), [false, true]);
  assert.deepEqual(cut("a</s>b"), [false]);
});

Deno.test("every unit of a reading is blank or stands in its place", () => {
  const pieces = fc.constantFrom(
    "<think>",
    "</think>",
    "a",
    "B",
    "7",
    "\n",
    "Question:",
    " ",
    "</s>",
  );
  fc.assert(fc.property(fc.array(pieces), (words) => {
    const text = words.join("");
    for (const reading of readings({ text, finish: null })) {
      assert.ok([...reading.text].every((unit, i) => unit === " " || unit === text[i]));
    }
  }));
});
