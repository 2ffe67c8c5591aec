import assert from "node:assert/strict";
import { newReplay } from "../../../engine/mock/replay.ts";
import type { Row } from "../../../engine/plan/sample.ts";
import { recordedOf } from "./bench.ts";

/** What is said to each of several prompts, one after the other; of an error its status. */
function said(rows: readonly Row[], prompts: readonly string[]): readonly (string | number)[] {
  const replay = newReplay(rows.map(recordedOf));
  return prompts.map((text) => {
    const { text: said, status } = replay.answerTo([{ role: "user", text }]);
    return status ?? said;
  });
}

const SUMS: readonly Row[] = [
  { question: "1+1?", answer: "two" },
  { question: "2+2?", answer: "four" },
  { question: "What is 2+2?", answer: "four, what else" },
];

Deno.test.each([
  { name: "itself", prompts: [" 2+2?\n"], answers: ["four"] },
  { name: "one that holds it", prompts: ["Question: 1+1?\nAnswer:"], answers: ["two"] },
  {
    name: "the last of several",
    prompts: ["Q: 2+2?\nA: 4\n\nQ: 1+1?\nA:", "Q: 1+1?\nA: 2\n\nQ: 2+2?\nA:"],
    answers: ["two", "four"],
  },
  { name: "the longest", prompts: ["Q: What is 2+2?"], answers: ["four, what else"] },
  { name: "none of them", prompts: ["3+3?"], answers: [404] },
])("a question is found by $name", ({ prompts, answers }) => {
  assert.deepEqual(said(SUMS, prompts), answers);
});

Deno.test("several answers to one question are given in turn, and again from the first", () => {
  const rows = [
    { prompt: "a?", prediction: "third", repeat: 2 },
    { prompt: "b?", prediction: "b" },
    { prompt: "a?", prediction: "first", repeat: 0 },
    { prompt: "a?", status: 503, repeat: 1 },
  ];
  assert.deepEqual(
    said(rows, ["a?", "a?", "b?", "a?", "a?", "b?"]),
    ["first", 503, "b", "third", "first", "b"],
  );
});

Deno.test("answers to no question are given in order of arrival to what is not known", () => {
  const rows = [{ answer: "one" }, ...SUMS, { answer: "two of them" }];
  assert.deepEqual(
    said(rows, ["?", "1+1?", "!", "anything"]),
    ["one", "two", "two of them", "one"],
  );
});

Deno.test("a question of two prompts leads to neither, and its prompts lead to their own", () => {
  const rows = ["first", "second"].map((text) => ({
    prompt: `The ${text} passage. Which one is true?`,
    question: "Which one is true?",
    prediction: text,
  }));
  assert.deepEqual(
    said(rows, [
      "The second passage. Which one is true?",
      "The first passage. Which one is true? Think.",
      "A third passage. Which one is true?",
    ]),
    ["second", "first", 404],
  );
});

Deno.test("the last message of a user is what is asked; else the whole prompt is", () => {
  const replay = newReplay(SUMS.map(recordedOf));
  const shots = [{ role: "user", text: "2+2?" }, { role: "assistant", text: "4" }];
  assert.equal(replay.answerTo([...shots, { role: "user", text: "1+1?" }]).text, "two");
  assert.equal(replay.answerTo([...shots, { role: "user", text: "Go on." }]).text, "four");
  assert.equal(replay.answerTo([{ role: "system", text: "1+1?" }]).text, "two");
  assert.equal(replay.answerTo([]).status, 404);
});

Deno.test("what is not known is named by its beginning", async (t) => {
  const replay = newReplay([]);
  const prompts = ["Why?", `"${"long ".repeat(100)}"`];
  await t.assertSnapshot(
    prompts.map((text) => replay.answerTo([{ role: "user", text }]).text),
  );
});
