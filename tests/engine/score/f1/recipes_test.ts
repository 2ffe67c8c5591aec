import assert from "node:assert/strict";
import type { Json } from "../../../../engine/plan/plan.ts";
import type { Score } from "../../../../engine/plan/sample.ts";
import { F1_RECIPES } from "../../../../engine/score/f1/recipes.ts";

interface Case {
  readonly recipe: string;
  readonly text: string;
  readonly reference: Json;
  readonly verdict: Score["verdict"];
  readonly f1?: number;
}

function scoreOf({ recipe: name, text, reference }: Case, finish = "stop"): Score {
  const recipe = F1_RECIPES.find((one) => one.name === name);
  assert.ok(recipe, name);
  return recipe.score({ row: {}, reference, choices: null }, { text, finish });
}

const DATE = { number: "", spans: [], date: { day: "17", month: "August", year: "" } };
const ANNOTATED = {
  answer: { spans: ["span1", "span2"] },
  validated_answers: [{ spans: ["span2"] }, { number: "5" }],
};

/** F1 worked out by hand from the published formulas; the DROP objects are those of its own functional tests. */
const CASES: readonly Case[] = [
  {
    recipe: "f1@squad",
    text: "The Eiffel Tower!",
    reference: ["Eiffel Tower"],
    verdict: "correct",
    f1: 1,
  },
  { recipe: "f1@squad", text: "Paris, Texas", reference: "Paris", verdict: "wrong", f1: 2 / 3 },
  {
    recipe: "f1@squad",
    text: "the the cat",
    reference: ["cat cat", "dog"],
    verdict: "wrong",
    f1: 2 / 3,
  },
  {
    recipe: "f1@squad",
    text: "in 1999",
    reference: { text: ["1999", "in 1999"] },
    verdict: "correct",
    f1: 1,
  },
  { recipe: "f1@squad", text: "", reference: [], verdict: "correct", f1: 1 },
  { recipe: "f1@squad", text: "Paris", reference: [], verdict: "wrong", f1: 0 },
  {
    recipe: "f1@squad",
    text: "<think>Rome?</think>Paris",
    reference: "Paris",
    verdict: "correct",
    f1: 1,
  },
  { recipe: "f1@squad", text: " ", reference: "Paris", verdict: "unscored", f1: 0 },
  { recipe: "f1@squad", text: "Paris", reference: null, verdict: "unscored" },
  {
    recipe: "f1@triviaqa",
    text: "Rock_'n'_Roll",
    reference: { aliases: ["Rock ’n’ roll"], value: "x" },
    verdict: "correct",
    f1: 1,
  },
  {
    recipe: "f1@triviaqa",
    text: "rock roll",
    reference: ["Rock 'n' roll"],
    verdict: "wrong",
    f1: 0.8,
  },
  { recipe: "f1@drop", text: "17 August", reference: DATE, verdict: "correct", f1: 1 },
  { recipe: "f1@drop", text: "span1", reference: ANNOTATED, verdict: "wrong", f1: 0.5 },
  { recipe: "f1@drop", text: "5-yard", reference: ANNOTATED, verdict: "wrong", f1: 0.67 },
  {
    recipe: "f1@drop",
    text: '["span2", "span1"]',
    reference: ANNOTATED,
    verdict: "correct",
    f1: 1,
  },
  {
    recipe: "f1@drop",
    text: "5.0",
    reference: [ANNOTATED.answer, { number: 5 }],
    verdict: "correct",
    f1: 1,
  },
  { recipe: "f1@drop", text: "b a", reference: [["a", "b"], "b a"], verdict: "correct", f1: 1 },
  { recipe: "f1@drop", text: "x", reference: {}, verdict: "unscored" },
  {
    recipe: "f1@nq-lm-eval",
    text: "the United States.",
    reference: ["UK", "United States"],
    verdict: "correct",
  },
  {
    recipe: "f1@nq-lm-eval",
    text: "States of the Union",
    reference: "states of union",
    verdict: "correct",
  },
  { recipe: "f1@nq-lm-eval", text: "United  States", reference: "United States", verdict: "wrong" },
  {
    recipe: "triviaqa@opencompass",
    text: "So the answer is The Beatles, of course.",
    reference: ["Beatles"],
    verdict: "correct",
  },
  {
    recipe: "triviaqa@opencompass",
    text: "In Canada: Ottawa",
    reference: ["Ottawa"],
    verdict: "correct",
  },
  {
    recipe: "triviaqa@opencompass",
    text: "Ottawa\nToronto",
    reference: ["Toronto"],
    verdict: "wrong",
  },
  { recipe: "triviaqa@ais-bench", text: "Well, Ottawa", reference: ["Ottawa"], verdict: "wrong" },
  { recipe: "triviaqa@ais-bench", text: "anything", reference: ["...", "x"], verdict: "correct" },
  {
    recipe: "drop@ais-bench",
    text: "Thinking.\nAnswer: 12 yards",
    reference: "12|twelve",
    verdict: "correct",
  },
  { recipe: "drop@ais-bench", text: "Answer: 1", reference: "12", verdict: "correct" },
  { recipe: "drop@ais-bench", text: "Answer: 1\nAnswer: 7", reference: "7", verdict: "wrong" },
  {
    recipe: "drop@simple-evals",
    text: "Answer: 12 yards",
    reference: "12|twelve",
    verdict: "correct",
    f1: 0.6667,
  },
];

Deno.test.each([...CASES])("$recipe: $text", (row) => {
  const { verdict, parts } = scoreOf(row);
  assert.equal(verdict, row.verdict);
  const { f1 } = parts;
  if (row.f1 === undefined) return assert.equal(f1, undefined);
  assert.ok(f1 && Math.abs(f1.sum - row.f1) < 1e-12 && f1.n === 1, JSON.stringify(f1));
});

Deno.test("what nothing was said of is told apart", () => {
  const row: Case = { recipe: "f1@squad", text: "", reference: [], verdict: "correct" };
  assert.equal(scoreOf(row, "length").why, "truncated");
  assert.equal(scoreOf(row, "content_filter").why, "refused");
  assert.equal(scoreOf({ ...row, reference: "x" }).why, "empty");
  assert.equal(scoreOf({ ...row, reference: null }).why, "bad-reference");
});

Deno.test("places are those of the answer's own text", () => {
  const text = "<think>no</think>\n\n “Paris” \n";
  const { offsets, extracted } = scoreOf({
    recipe: "f1@squad",
    text,
    reference: "x",
    verdict: "wrong",
  });
  assert.equal(extracted, "“Paris”");
  assert.equal(text.slice(...(offsets ?? [])), extracted);
});
