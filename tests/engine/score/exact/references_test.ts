import assert from "node:assert/strict";
import { acceptable } from "../../../../engine/score/exact/references.ts";

Deno.test.each([
  { reference: "Paris", answers: ["Paris"] },
  { reference: 5, answers: ["5"] },
  { reference: true, answers: ["true"] },
  { reference: ["a", 1], answers: ["a", "1"] },
  { reference: [], answers: [] },
  { reference: null, answers: null },
  { reference: ["a", null], answers: null },
  { reference: { text: ["a", "b"], answer_start: [1, 2] }, answers: ["a", "b"] },
  { reference: { text: [], answer_start: [] }, answers: [] },
  { reference: { value: "v", aliases: ["a"], normalized_value: "n" }, answers: ["a", "v"] },
  { reference: { other: 1 }, answers: null },
  { reference: [{ text: "a" }, { text: "b" }], answers: ["a", "b"] },
])("$reference accepts $answers", ({ reference, answers }) => {
  assert.deepEqual(acceptable(reference), answers);
});

Deno.test("a reference that is nested without end cannot be read", () => {
  assert.equal(acceptable(JSON.parse("[".repeat(50_000) + "]".repeat(50_000))), null);
});
