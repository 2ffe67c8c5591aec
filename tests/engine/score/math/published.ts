/**
 * What the published graders say of replies, recorded from runs of their own code.
 * @module
 */

/** A reply, its gold answer, and the verdicts of lm-eval's two rules, OpenCompass and AISBench. */
export type StringCase = readonly [
  reply: string,
  gold: string,
  hendrycks: boolean,
  aime: boolean,
  openCompass: boolean,
  aisBench: boolean,
];

/** Rules that compare strings. */
export const STRING_CASES: readonly StringCase[] = [
  ["The answer is $\\frac12$.", "\\frac{1}{2}", true, true, true, true],
  ["So $x=5$ and $y=6$.", "6", false, false, true, true],
  ["$x = 7$", "7", true, true, true, true],
  ["It is 18.", "18", false, false, false, false],
  ["\\boxed{18}", "18", false, true, true, true],
  ["\\boxed{0.5}", "\\frac{1}{2}", false, true, false, false],
  ["$0.5$", "\\frac{1}{2}", true, true, false, false],
  ["$1/2$", "\\frac{1}{2}", true, true, true, true],
  ["$\\dfrac{1}{2}$", "\\frac{1}{2}", true, true, false, false],
  ["$\\sqrt2$", "\\sqrt{2}", true, true, true, true],
  ["$\\sqrt22$", "\\sqrt{22}", false, false, false, false],
  ["\\boxed{\\sqrt22}", "\\sqrt{22}", false, false, true, true],
  ["$17\\text{ m}$", "17", true, true, true, true],
  ["\\boxed{17\\text{ m}}", "17", false, true, true, true],
  ["\\boxed{17\\text{m}}", "17", false, false, true, true],
  ["$156^\\circ$", "156", true, true, true, true],
  ["$25\\%$", "25", true, true, true, true],
  ["\\boxed{25%}", "25", false, false, true, true],
  ["\\boxed{025}", "25", false, false, false, false],
  ["\\boxed{25.}", "25", false, false, true, true],
  ["\\boxed {25}$", "25", false, false, true, true],
  ["\\boxed 25$ and more", "25", false, true, false, false],
  ["\\fbox{25}", "25", false, false, false, false],
  ["\\boxed{25", "25", false, false, false, false],
  ["\\boxed{{25}}", "25", false, false, true, true],
  ["\\boxed{1,234}", "1234", false, false, true, true],
  ["\\boxed{1{,}234}", "1234", false, false, true, true],
  ["\\boxed{x/2}", "\\frac{x}{2}", false, false, false, false],
  ["\\boxed{x/2}", "x/2", false, true, true, true],
  ["\\boxed{x/2 }", "x/2", false, false, true, true],
  ["\\boxed{\\frac}", "\\frac", false, true, true, true],
  ["\\boxed{\\frac }", "\\frac", false, false, true, true],
  ["\\boxed{(1, 2)}", "(1,2)", false, true, true, true],
  ["\\boxed{\\left(1,2\\right)}", "(1,2)", false, true, true, true],
  ["\\boxed{\\text{even}}", "even", false, false, true, true],
  ["\\boxed{\\text{(E)}}", "E", false, false, true, true],
  ["The final answer is 12. Then more.", "12", false, false, true, true],
  ["We think. The answer is $12$", "12", true, true, true, true],
  ["12 degrees. Rest", "12", false, false, true, true],
  ["Nothing said", "Nothing said", true, true, true, true],
  ["\\boxed{5.00}", "5", false, false, true, true],
  ["\\boxed{-\\infty}", "-inf", false, false, true, true],
  ["\\boxed{3j}", "3i", false, false, true, true],
  ["\\boxed{2 and 3}", "23", false, false, true, true],
  ["\\boxed{x \\in [1,2]}", "[1,2]", false, false, false, false],
  ["\\boxed{y=2x}", "2x", false, true, true, true],
  ["\\boxed{abc=2}", "2", false, false, false, false],
  ["$5$ wait $6$", "6", false, false, true, true],
  ["a\\boxed{5} b \\boxed{6}", "6", false, true, true, true],
  ["\\boxed{.5}", "0.5", false, true, true, true],
  ["\\boxed{1\\text{ a}2\\text{ b}}", "1", false, false, true, true],
  ["\\boxed{x \\le 2}", "x<2", false, false, true, true],
  ["\\boxed{12\\mbox{ inches}}", "12", false, false, true, true],
];

/** A reply, its gold answer, and the verdict of lm-eval's minerva_math with SymPy 1.14. */
export type MinervaCase = readonly [reply: string, gold: string, correct: boolean];

/** The rule that compares values. */
export const MINERVA_CASES: readonly MinervaCase[] = [
  ["Final Answer: The final answer is $12$. I hope it is correct.", "12", true],
  ["Final Answer: The final answer is $\\frac{1}{2}$. I hope it is correct.", "0.5", true],
  ["Final Answer: The final answer is $x=3$. I hope it is correct.", "3", true],
  ["Final Answer: The final answer is 12 square feet. ", "12", true],
  ["The answer is 12", "12", false],
  ["Final Answer: The final answer is $[2,5)$. I hope it is correct.", "[2,5)", false],
  ["Final Answer: The final answer is $0,4$. I hope it is correct.", "0,5", false],
  ["Final Answer: The final answer is $1,234$. I hope it is correct.", "1234", true],
  ["Final Answer: The final answer is \\text{even}. I hope it is correct.", "\\text{even}", true],
  ["Final Answer: The final answer is $(r+5)^2$. I hope it is correct.", "r^2+10r+25", true],
  ["Final Answer: The final answer is $3:1$. I hope it is correct.", "3", true],
  ["Final Answer: The final answer is $50\\%$. I hope it is correct.", "50\\%", false],
  [
    "Final Answer: The final answer is $\\frac{1}{\\sqrt2}$. I hope it is correct.",
    "\\frac{\\sqrt2}{2}",
    true,
  ],
  [
    "Final Answer: The final answer is $7$. I hope it is correct. Final Answer: The final answer is $8$. I hope it is correct.",
    "8",
    false,
  ],
];
