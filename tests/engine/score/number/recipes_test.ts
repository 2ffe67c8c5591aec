import assert from "node:assert/strict";
import { scoreNumber } from "../../../../engine/score/number/recipes.ts";
import { CASES } from "./cases.ts";

const ROWS = Object.entries(CASES).flatMap(([kind, cases]) =>
  cases.map(([reply, reference, value, right]) => ({ kind, reply, reference, value, right }))
);

Deno.test.each(ROWS)("number@assay, $kind: $reply", ({ reply, reference, value, right }) => {
  const score = scoreNumber({ row: {}, reference, choices: null }, { text: reply, finish: "stop" });
  assert.deepEqual({ value: score.extracted, right: score.verdict === "correct" }, {
    value,
    right,
  });
});
