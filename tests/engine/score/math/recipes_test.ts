import assert from "node:assert/strict";
import { MATH_RECIPES } from "../../../../engine/score/math/recipes.ts";
import { recipeOf } from "../../../../engine/score/recipes.ts";
import type { Json } from "../../../../engine/plan/plan.ts";
import type { Score } from "../../../../engine/plan/sample.ts";
import { MINERVA_CASES, STRING_CASES } from "./published.ts";

function score(recipe: string, text: string, reference: Json): Score {
  const found = MATH_RECIPES.find(({ name }) => name === recipe);
  assert.ok(found);
  return found.score({ row: {}, reference, choices: null }, { text, finish: null });
}

function isCorrect(recipe: string, reply: string, gold: string): boolean {
  const { verdict, extracted, offsets } = score(recipe, reply, gold);
  if (offsets) assert.equal(reply.slice(...offsets), extracted);
  return verdict === "correct";
}

const PUBLISHED = ["math@hendrycks", "aime@lm-eval", "math@opencompass-v2", "math@ais-bench"];

Deno.test.each(STRING_CASES.map(([reply, gold, ...verdicts]) => ({ reply, gold, verdicts })))(
  "published rules on $reply for $gold",
  ({ reply, gold, verdicts }) => {
    assert.deepEqual(PUBLISHED.map((name) => isCorrect(name, reply, gold)), verdicts);
  },
);

Deno.test.each(MINERVA_CASES.map(([reply, gold, correct]) => ({ reply, gold, correct })))(
  "minerva on $reply for $gold",
  ({ reply, gold, correct }) => {
    assert.equal(isCorrect("math@minerva", reply, gold), correct);
  },
);

Deno.test("a solution as the reference means its last box", () => {
  for (const recipe of ["math@assay", "aime@lm-eval", "math@opencompass-v2", "math@ais-bench"]) {
    const verdict = (reply: string) =>
      score(recipe, reply, "First \\boxed{3}, so \\boxed{7}.").verdict;
    assert.equal(verdict("\\boxed{7}"), "correct");
    assert.equal(verdict("\\boxed{3}"), "wrong");
  }
});

Deno.test("any of several references is enough, and none at all is no verdict", () => {
  assert.equal(score("math@assay", "So x = 4.", ["3", "4"]).verdict, "correct");
  assert.equal(score("math@assay", "So x = 4.", 4).verdict, "correct");
  for (const reference of [null, "", [], {}]) {
    assert.equal(score("math@assay", "So x = 4.", reference).why, "bad-reference");
  }
});

Deno.test("a percent sign is a unit where percents are asked for, and a factor elsewhere", () => {
  const verdict = (question: string, reference: string, text: string) =>
    recipeOf("math")?.score({ row: { question }, reference, choices: null }, { text, finish: null })
      .verdict;
  assert.equal(verdict("What percent of 8 is 2?", "25\\%", "\\boxed{25}"), "correct");
  assert.equal(verdict("What percent of 8 is 2?", "25", "\\boxed{25\\%}"), "correct");
  assert.equal(verdict("What percent of 8 is 2?", "25", "\\boxed{0.25}"), "wrong");
  assert.equal(verdict("What is 2/8?", "25\\%", "\\boxed{25}"), "wrong");
  assert.equal(verdict("What is 2/8?", "0.25", "\\boxed{25\\%}"), "correct");
});

Deno.test("what only a symbolic engine can tell is a doubt, and nothing else is", () => {
  const doubt = (reference: string, text: string) =>
    recipeOf("math")?.doubt?.({ row: {}, reference, choices: null }, { text, finish: null });
  assert.deepEqual(doubt("55", "\\boxed{S = \\sum_{n=1}^{10} n}"), {
    left: "55",
    right: "\\sum_{n=1}^{10} n",
  });
  assert.equal(doubt("55", "\\boxed{54}"), null);
  assert.equal(doubt("55", "\\boxed{\\text{none of these at all}}"), null);
  assert.equal(doubt("55", ""), null);
});
