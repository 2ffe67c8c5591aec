import assert from "node:assert/strict";
import fc from "fast-check";
import { EXACT_RECIPES } from "../../../../engine/score/exact/recipes.ts";
import type { Json } from "../../../../engine/plan/plan.ts";
import type { Score } from "../../../../engine/plan/sample.ts";

function scoreOf(name: string, text: string, reference: Json, finish = "stop"): Score {
  const recipe = EXACT_RECIPES.find((one) => one.name === name);
  assert.ok(recipe, name);
  return recipe.score({ row: {}, reference, choices: null }, { text, finish });
}

/** What a careful reader takes for the answer, and for right. */
Deno.test.each([
  { text: "Paris", reference: "paris", extracted: "Paris", verdict: "correct" },
  { text: "“The Nile.”", reference: "Nile", extracted: "“The Nile.”", verdict: "correct" },
  { text: "ＮＡＳＡ", reference: "NASA", extracted: "ＮＡＳＡ", verdict: "correct" },
  { text: "The answer is Paris.", reference: "Paris", extracted: "Paris", verdict: "correct" },
  {
    text: "The answer is Paris, the capital of France.",
    reference: "Paris",
    extracted: "Paris",
    verdict: "correct",
  },
  {
    text: "Let me think.\n\n**Answer:** Paris",
    reference: ["Lutetia", "Paris"],
    extracted: "Paris",
    verdict: "correct",
  },
  { text: "The capital is **Paris**.", reference: "Paris", extracted: "Paris", verdict: "correct" },
  {
    text: "It lies on the Seine.\nParis",
    reference: "Paris",
    extracted: "Paris",
    verdict: "correct",
  },
  { text: "So \\boxed{\\text{Paris}}", reference: "Paris", extracted: "Paris", verdict: "correct" },
  { text: "<think>Rome</think> Paris", reference: "Paris", extracted: "Paris", verdict: "correct" },
  { text: "- Paris", reference: "Paris", extracted: "- Paris", verdict: "correct" },
  {
    text: "Rome, Paris, London",
    reference: "Rome",
    extracted: "Rome, Paris, London",
    verdict: "wrong",
  },
  { text: "1,000", reference: 1, extracted: "1,000", verdict: "wrong" },
  { text: "C++", reference: "C", extracted: "C++", verdict: "wrong" },
  { text: "-5", reference: "5", extracted: "-5", verdict: "wrong" },
  { text: "50%", reference: 50, extracted: "50%", verdict: "wrong" },
  { text: "?", reference: "?", extracted: "?", verdict: "correct" },
  {
    text: "first line\nsecond line",
    reference: "First line second line",
    extracted: "first line\nsecond line",
    verdict: "correct",
  },
  { text: "The answer is Rome.", reference: "Paris", extracted: "Rome", verdict: "wrong" },
  {
    text: "It is not Paris but Rome",
    reference: "Paris",
    extracted: "It is not Paris but Rome",
    verdict: "wrong",
  },
  { text: "", reference: "Paris", extracted: null, verdict: "unscored" },
  { text: "Paris", reference: [], extracted: null, verdict: "unscored" },
])("exact@assay: $text for $reference", ({ text, reference, extracted, verdict }) => {
  const score = scoreOf("exact@assay", text, reference);
  assert.deepEqual([score.extracted, score.verdict], [extracted, verdict]);
});

Deno.test.each([
  { recipe: "exact@lm-eval", text: " Paris!\n", reference: ["Rome", "paris"], verdict: "correct" },
  { recipe: "exact@lm-eval", text: "the Paris", reference: "Paris", verdict: "wrong" },
  { recipe: "exact@lm-eval", text: "U.S.", reference: "us", verdict: "correct" },
  { recipe: "exact@ais-bench", text: "Paris", reference: "Paris", verdict: "correct" },
  { recipe: "exact@ais-bench", text: "Paris ", reference: "Paris", verdict: "wrong" },
  { recipe: "exact@ais-bench", text: "5", reference: 5, verdict: "correct" },
])("$recipe: '$text' for $reference", ({ recipe, text, reference, verdict }) => {
  assert.equal(scoreOf(recipe, text, reference).verdict, verdict);
});

Deno.test("a cut-off answer states what it marked, and nothing else", () => {
  assert.equal(scoreOf("exact@assay", "It may be Rome or", "Paris", "length").why, "truncated");
  assert.equal(
    scoreOf("exact@assay", "Answer: Rome\nBecause", "Rome", "length").verdict,
    "correct",
  );
});

Deno.test("any text scores, and what is understood stands where it says", () => {
  const piece = fc.constantFrom(
    "answer is ",
    "**",
    "\\boxed{",
    "}",
    "\n",
    "Paris",
    " ",
    "<think>",
    "</think>",
    "İ",
    "，",
    "\u{1f600}",
    ".",
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 4 })), {
    maxLength: 12,
  });
  fc.assert(fc.property(text, (pieces) => {
    const whole = pieces.join("");
    for (const { name } of EXACT_RECIPES) {
      const { extracted, offsets, verdict } = scoreOf(name, whole, "Paris");
      assert.equal(verdict === "unscored", extracted === null);
      if (offsets) assert.equal(whole.slice(...offsets), extracted);
    }
  }));
});
