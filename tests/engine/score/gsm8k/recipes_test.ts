import assert from "node:assert/strict";
import { recipeOf } from "../../../../engine/score/recipes.ts";

const COLUMNS = [
  "gsm8k@official",
  "gsm8k@lm-eval-strict",
  "gsm8k@lm-eval-flexible",
  "gsm8k@lm-eval-cot",
  "gsm8k@opencompass",
  "gsm8k@ais-bench",
  "gsm8k@inspect",
  "gsm8k@assay",
] as const;

/**
 * What each rule takes for the answer, `-` for none, with `!` where that is not right. Columns as above; the last one
 * is what a human reads.
 */
const PROBES: readonly (readonly [reply: string, gold: string, ...read: string[]])[] = [
  ["The answer is 1,234", "1234", "-", "-", "1,234", "1,23!", "234!", "234!", "1234", "1234"],
  ["So 18.00 dollars", "18", "-", "-", "18.00!", "-", "18.00", "18.00", "18", "18"],
  ["\\boxed{18}", "18", "-", "-", "18", "-", "18", "18", "-", "18"],
  ["The total is 200", "2", "-", "-", "200!", "-", "200!", "200!", "200!", "200!"],
  ["it is 50%", "0.5", "-", "-", "50!", "-", "50!", "50!", "-", "50"],
  ["total 1.2e3", "1200", "-", "-", "3!", "-", "3!", "3!", "1200", "1200"],
  ["1 234", "1234", "-", "-", "234!", "-", "234!", "234!", "234!", "1234"],
  [
    "The answer is 18.\n\nQuestion: next 99",
    "18",
    "-",
    "-",
    "99!",
    "18",
    "18",
    "18",
    "99!",
    "18",
  ],
  ["７", "7", "-", "-", "-", "-", "７", "７", "7", "7"],
  ["x = 1/2", "0.5", "-", "-", "2!", "-", "2!", "2!", "-", "0.5"],
  ["#### 18", "18", "18", "18", "18", "-", "18", "18", "18", "18"],
  ["#### 20\nNo.\n#### 18", "18", "20!", "20!", "18", "-", "18", "18", "18", "18"],
  ["#### 1,800.", "1800", "1800.!", "1,800.", "1,800.", "-", "800!", "800!", "1800", "1800"],
  ["The answer is $18.", "18", "-", "-", "$18.", "-", "18", "18", "18", "18"],
  ["The answer is 18. Really.", "18", "-", "-", "18.", "18.", "18", "18", "18", "18"],
  ["<think>9</think>The answer is 18.", "18", "-", "-", "18.", "18", "18", "18", "18", "18"],
  ["The answer is 18.\n<think>9</think>", "18", "-", "-", "9!", "18", "9!", "18", "18", "18"],
  ["five² = 5²", "25", "-", "-", "5!", "-", "5!", "5!", "25", "25"],
  ["", "18", "-", "-", "-", "-", "-", "-", "-", "-"],
];

const CELLS = PROBES.flatMap(([reply, gold, ...cells]) =>
  cells.map((cell, i) => ({ name: COLUMNS[i] ?? "", reply, gold, cell }))
);

Deno.test.each(CELLS)("$name reads $cell in $reply", ({ name, reply, gold, cell }) => {
  const question = { row: {}, reference: `Some steps.\n#### ${gold}`, choices: null };
  const score = recipeOf(name)?.score(question, { text: reply, finish: "stop" });
  const mark = score?.verdict === "wrong" ? "!" : "";
  assert.equal(`${score?.extracted ?? "-"}${mark}`, cell);
});
