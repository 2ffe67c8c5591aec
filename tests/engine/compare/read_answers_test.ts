import assert from "node:assert/strict";
import { readAnswers } from "../../../engine/compare/read_answers.ts";

const ROW = {
  id: "7",
  repeat: 0,
  prompt: "2 + 2?",
  references: "4",
  origin_prediction: "It is 4.",
  predictions: "4",
  correct: true,
  verdict: "correct",
};

Deno.test("answers are read with their verdicts; failed and missing ones are counted", () => {
  const details = {
    0: ROW,
    1: { ...ROW, id: "8", references: ["4", "four"], predictions: null, verdict: "unscored" },
    2: { id: "9", verdict: "error", why: "timeout" },
    3: { id: "10", verdict: "missing" },
  };
  assert.deepEqual(readAnswers(JSON.stringify({ accuracy: 50, details })), {
    answers: [
      {
        id: "7",
        right: true,
        verdict: "correct",
        extracted: "4",
        text: "It is 4.",
        reference: "4",
      },
      {
        id: "8",
        right: false,
        verdict: "unscored",
        extracted: null,
        text: "It is 4.",
        reference: '["4","four"]',
      },
    ],
    unanswered: 2,
  });
});

Deno.test("a long answer is cut", () => {
  const details = { 0: { ...ROW, origin_prediction: "x".repeat(10_000) } };
  const [answer] = readAnswers(JSON.stringify({ details }))?.answers ?? [];
  assert.equal(answer?.text.length, 4001);
});

Deno.test.each([
  { text: "" },
  { text: "[" },
  { text: "null" },
  { text: "[]" },
  { text: '{"details":[]}' },
  { text: '{"details":null}' },
  { text: '{"summary":{}}' },
])("$text is no result file", ({ text }) => assert.equal(readAnswers(text), undefined));

Deno.test("rows that are none are passed over", () => {
  const details = {
    0: null,
    1: 5,
    2: [],
    3: { id: 5, verdict: "correct" },
    4: { verdict: "correct" },
  };
  assert.deepEqual(readAnswers(JSON.stringify({ details })), { answers: [], unanswered: 5 });
});
