import assert from "node:assert/strict";
import { scoreChoice } from "../../../../engine/score/choice/recipes.ts";
import { CASES, TEXTS } from "./cases.ts";

const choices = Object.entries(TEXTS).map(([letter, text]) => ({ letter, text }));
const ROWS = Object.entries(CASES).flatMap(([kind, cases]) =>
  cases.map(([reply, reference, letter, right]) => ({ kind, reply, reference, letter, right }))
);

Deno.test.each(ROWS)("choice@assay, $kind: $reply", ({ reply, reference, letter, right }) => {
  const score = scoreChoice({ row: {}, reference, choices }, { text: reply, finish: "stop" });
  assert.deepEqual({ letter: score.extracted, right: score.verdict === "correct" }, {
    letter,
    right,
  });
});
