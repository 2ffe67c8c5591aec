/**
 * Replies, and what a careful reader takes for their answer.
 * @module
 */

/** A reply as received, its answer (`null`: none), and the rule that should find it. */
export type ReplyCase = readonly [reply: string, extracted: string | null, rule: string | null];

/** Replies that ended by themselves. */
export const ENDED: readonly ReplyCase[] = [
  ["So \\boxed{\\frac{1}{2}}.", "\\frac{1}{2}", "boxed"],
  ["So \\fbox{12}", "12", "boxed"],
  ["\\boxed{10} and then \\boxed{42}", "42", "boxed"],
  ["\\boxed{\\text{(E)}}", "\\text{(E)}", "boxed"],
  ["\\boxed{\\left\\{1, 2\\right\\}}", "\\left\\{1, 2\\right\\}", "boxed"],
  ["$\\boxed 5$", "5", "boxed"],
  ["\\boxed{7}. To check: the result is 49 when squared.", "7", "boxed"],
  ["\\boxed{7}\n\nAnswer: 8", "8", "answer-label"],
  ["\\boxed{7}. Wait, that is wrong. The answer is 8.", "8", "answer-is"],
  ["\\boxed{7}. Wait, I made a mistake: $x = 9$", "x = 9", "last-formula"],
  ["I put \\boxed{your answer} as told. The answer is 3.", "3", "answer-is"],
  ["Put it in \\boxed{}. It is 5", "5", "last-number"],
  ["The answer is $\\frac{3}{4}$ meters, as shown.", "\\frac{3}{4}", "answer-is"],
  ["The final answer is: $x = 3$.", "x = 3", "answer-is"],
  ["The answers are $1$ and $2$.", "$1$ and $2$", "answer-is"],
  ["The answer is 25%.", "25%", "answer-is"],
  ["The answer is $25$%.", "$25$%", "answer-is"],
  ["The answer is 5!", "5", "answer-is"],
  ["The answer is $5!$", "5!", "answer-is"],
  ["The answer is (3, 4], because the ends differ.", "(3, 4]", "answer-is"],
  ["The answer is 9 (3 for each of the 3 children).", "9", "answer-is"],
  ["The answer is even.", "even", "answer-is"],
  ["The answer is:\n\n$$\n\\sqrt{2}\n$$", "\\sqrt{2}", "answer-is"],
  ["**Answer:** `x^2+1`", "x^2+1", "answer-label"],
  ["### Answer\n\n\\(12\\)", "12", "answer-label"],
  ["答案：12", "12", "answer-label"],
  ["答案是 $\\frac12$。", "\\frac12", "answer-is"],
  ["<answer>\\pi</answer>", "\\pi", "answer-tag"],
  ["#### 36", "36", "hashes"],
  ["Answer: 3\n\nAnswer: 4", "4", "answer-label"],
  ["At first I thought the answer is 3, but it must be 4: the answer is 4.", "4", "answer-is"],
  ["The answer is not 3. The answer is 4.", "4", "answer-is"],
  ["We get $a = 2$ and then $a^2 + 1 = 5$.", "a^2 + 1 = 5", "last-formula"],
  ["Therefore \\[ (x-1)(x+2) \\]", "(x-1)(x+2)", "last-formula"],
  ["Adding up:\n\n3 + 4 = 7", "3 + 4 = 7", "last-line"],
  ["42", "42", "last-line"],
  ["Tuesday", "Tuesday", "last-line"],
  ["(1, 2)", "(1, 2)", "last-line"],
  ["She has 12 apples left over in the end", "12", "last-number"],
  ["It costs $5 and later it costs $6 in total.", "6", "last-number"],
  ["<think>\\boxed{1}</think>\\boxed{2}", "2", "boxed"],
  ["\\boxed{1}\n</think>\nThe answer is 2.", "2", "answer-is"],
  ["\\boxed{5}\n\nQuestion: What is 2+2?\nAnswer: \\boxed{4}", "5", "boxed"],
  ["Answer: ...", null, null],
  ["I cannot determine the answer.", null, null],
  ["", null, null],
  ["<think>The answer is 5.</think>", null, null],
];

/** Replies that the limit of their length cut off. */
export const CUT_OFF: readonly ReplyCase[] = [
  ["So we have $3 + 4 = 7$ and then", null, null],
  ["The answer is 12", null, null],
  ["The answer is 12.\nTo see", "12", "answer-is"],
  ["So \\boxed{12", null, null],
  ["So \\boxed{12} as", "12", "boxed"],
  ["So \\boxed{12}", "12", "boxed"],
  ["<think>so \\boxed{3}", null, null],
];
