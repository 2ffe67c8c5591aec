import assert from "node:assert/strict";
import { recipeOf } from "../../../../engine/score/recipes.ts";

const CHOICES = [..."ABCD"].map((letter) => ({ letter, text: `text of ${letter}` }));
const COLUMNS = [
  "choice@simple-evals",
  "choice@lm-eval-mmlu-pro",
  "choice@inspect",
  "choice@evalscope",
  "choice@opencompass-first-option",
  "choice@opencompass-first-capital",
  "choice@assay",
] as const;
type Letters = readonly [reply: string, ...letters: string[]];

/** What each publisher's own code took for the answer; `-`: nothing. The last column is what a human reads. */
const PROBES: readonly Letters[] = [
  ["ANSWER: B", "B", "-", "B", "B", "B", "A", "B"],
  ["Answer: (B)", "-", "-", "-", "B", "A", "A", "B"],
  ["The answer is B.", "-", "B", "-", "B", "B", "T", "B"],
  ["Answer: **B**", "-", "-", "-", "B", "A", "A", "B"],
  ["Answer: \\boxed{B}", "-", "-", "-", "B", "A", "A", "B"],
  ["\\boxed{B}", "-", "-", "-", "B", "B", "B", "B"],
  ["ANSWER: B, not C", "B", "-", "-", "B", "C", "A", "B"],
  ["I first said ANSWER: A but ANSWER: C is correct.", "A", "-", "-", "C", "A", "I", "C"],
  ["Final answer: ANSWER: D</think>ANSWER: D", "A", "-", "D", "D", "D", "F", "D"],
  ["<think>Answer: A maybe</think>\nAnswer: C", "A", "-", "C", "C", "C", "A", "C"],
  ["answer: b", "b", "-", "B", "-", "-", "-", "B"],
  ["The correct option is B because A is wrong.", "-", "-", "-", "A", "B", "T", "B"],
  ["Answer: None of the above", "-", "-", "-", "-", "A", "A", "-"],
  ["I cannot determine the answer.", "-", "-", "-", "-", "-", "I", "-"],
  ["Answer: Because of gravity, C", "B", "-", "-", "C", "C", "A", "C"],
  ["ANSWER: [LETTER]", "-", "-", "-", "-", "A", "A", "-"],
];

const CELLS = PROBES.flatMap(([reply, ...letters]) =>
  letters.map((letter, i) => ({ name: COLUMNS[i] ?? "", reply, letter }))
);

Deno.test.each(CELLS)("$name reads $letter in $reply", ({ name, reply, letter }) => {
  const question = { row: {}, reference: "A", choices: CHOICES };
  const score = recipeOf(name)?.score(question, { text: reply, finish: "stop" });
  assert.equal(score?.extracted ?? "-", letter);
});

/** Rules that the probes do not reach. */
const MORE: readonly (readonly [name: string, reply: string, letter: string | null])[] = [
  ["choice@opencompass-last-option", "Answer: C because A is wrong", "A"],
  ["choice@opencompass-last-option", "no idea", null],
  ["choice@opencompass-first-option", "答案：C", "C"],
  ["choice@opencompass-first-option", "答案是：C", "C"],
  ["choice@opencompass-first-option", "故选C", "C"],
  ["choice@opencompass-first-option", "选项C正确，A错误", "C"],
  ["choice@opencompass-first-option", "答案是第三个C项。B不对", "B"],
  ["choice@opencompass-first-option", "答案是第三个C项。B不对 吧", "C"],
  ["choice@opencompass-first-option", "The correct answer is thus\n$\\boxed{D}$, A is not", "D"],
  ["choice@opencompass-first-option", "see 1. the C", "C"],
  ["choice@opencompass-first-option", "The answer to the question is (D) as A fails", "D"],
  ["choice@opencompass-first-option", "D选项", "D"],
  ["choice@simple-evals", "Answer: $C$", "C"],
  ["choice@lm-eval-mmlu-pro", "the answer is (D).", "D"],
  ["choice@inspect", "ANSWER: A\nANSWER: B", "B"],
  ["choice@inspect", "ANSWER: A\nANSWER: B and C", null],
  ["choice@inspect", "So my ANSWER: C, I hope", null],
  ["choice@inspect", "So my ANSWER: C; I hope", "C"],
  ["choice@evalscope", "ANSWER: A, B", null],
  ["choice@evalscope", "ANSWER: E", null],
  ["choice@evalscope", "ANSWER: D then ANSWER: see above", "D"],
  ["choice@evalscope-zh", "答案：**C**", "C"],
  ["choice@evalscope-zh", "答案: （B）", "B"],
  ["choice@evalscope-zh", "应该选择D。", "D"],
  ["choice@ais-bench", " C ", "C"],
  ["choice@ais-bench", "it is the text of c, I think", "C"],
  ["choice@ais-bench", "test of D", "D"],
  ["choice@ais-bench", "", "A"],
];

Deno.test.each(MORE.map(([name, reply, letter]) => ({ name, reply, letter })))(
  "$name reads $letter in $reply",
  ({ name, reply, letter }) => {
    const question = { row: {}, reference: "A", choices: CHOICES };
    const score = recipeOf(name)?.score(question, { text: reply, finish: "stop" });
    assert.equal(score?.extracted ?? null, letter);
  },
);
