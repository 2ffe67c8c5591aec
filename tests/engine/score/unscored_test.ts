import assert from "node:assert/strict";
import { recipeOf } from "../../../engine/score/recipes.ts";

const CHOICES = [..."ABCD"].map((letter) => ({ letter, text: "" }));

/** Recipe, reply, finish, reference, and what comes of it: a value, or why there is none. */
Deno.test.each(
  ([
    ["number", "", "stop", "5", "empty"],
    ["number", "no idea", "stop", "5", "no-answer"],
    ["number", "no idea", "length", "5", "truncated"],
    ["number", "The answer is 5.", "content_filter", "5", "refused"],
    ["number", "The answer is 5.", "stop", "(3,4]", "bad-reference"],
    ["number", "The answer is 5.", "stop", null, "bad-reference"],
    ["number", "The answer is 5.", "stop", ["4", "5"], "5"],
    ["number", "So the total is 3 × 12 = 36, and then we add", "length", "36", "truncated"],
    ["number", "The answer is 1", "length", "18", "truncated"],
    ["number", "The answer is 12,", "length", "12", "truncated"],
    ["number", "The answer is 12. ", "length", "12", "12"],
    ["number", "\\boxed{18", "length", "18", "truncated"],
    ["number", "\\boxed{18}", "length", "18", "18"],
    ["number", "Answer: 42\n\nTo see why, note that 4", "length", "42", "42"],
    ["number", "She has 18.\n\nQuestion: A farmer has 7", "length", "18", "18"],
    ["choice", "", "stop", "A", "empty"],
    ["choice", "Let me think. Option A is about", "length", "A", "truncated"],
    ["choice", "B. Mitochondria is the", "length", "B", "B"],
    ["choice", "B", "length", "B", "B"],
    ["choice", "Answer: B", "stop", "Z", "bad-reference"],
    ["choice", "Answer: B", "stop", ["A", "b"], "B"],
    ["gsm8k@lm-eval-strict", "18", "stop", "x #### 18", "no-answer"],
    ["gsm8k@lm-eval-strict", "18", "length", "x #### 18", "truncated"],
    ["gsm8k@official", "#### 18", "stop", null, "bad-reference"],
  ] as const).map(([name, text, finish, reference, outcome]) => (
    { name, text, finish, reference, outcome }
  )),
)("$name, $finish: $text gives $outcome", ({ name, text, finish, reference, outcome }) => {
  const choices = name === "choice" ? CHOICES : null;
  const score = recipeOf(name)?.score({ row: {}, reference, choices }, { text, finish });
  assert.equal(score?.why ?? score?.extracted, outcome);
  assert.equal(score?.verdict === "unscored", score?.why !== null);
});
