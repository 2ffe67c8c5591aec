/**
 * The answers of Minerva, as lm-evaluation-harness reads them: what stands between `Final Answer: The final answer is`
 * and `I hope it is correct`, through the normaliser of the paper's appendix D.
 * Source: Lewkowycz et al. 2022; lm_eval/tasks/minerva_math/utils.py.
 * @module
 */

import { substituted, type Substitutions, withoutBoxes, withoutGroup } from "./substitute.ts";

/** First step of the normaliser. */
export const MINERVA_SUBSTITUTIONS: Substitutions = [
  ["an ", ""],
  ["a ", ""],
  [".$", "$"],
  ["\\$", ""],
  ["\\ ", ""],
  [" ", ""],
  ["mbox", "text"],
  [",\\text{and}", ","],
  ["\\text{and}", ","],
  ["\\text{m}", "\\text{}"],
];

/** Second step: what is taken out, in this order. */
export const MINERVA_REMOVED: readonly string[] = [
  "square",
  "ways",
  "integers",
  "dollars",
  "mph",
  "inches",
  "ft",
  "hours",
  "km",
  "units",
  "\\ldots",
  "sue",
  "points",
  "feet",
  "minutes",
  "digits",
  "cents",
  "degrees",
  "cm",
  "gm",
  "pounds",
  "meters",
  "meals",
  "edges",
  "students",
  "childrentickets",
  "multiples",
  "\\text{s}",
  "\\text{.}",
  "\\text{\ns}",
  "\\text{}^2",
  "\\text{}^3",
  "\\text{\n}",
  "\\text{}",
  "\\mathrm{th}",
  "^\\circ",
  "^{\\circ}",
  "\\;",
  ",\\!",
  "{,}",
  '"',
  "\\dots",
];

const MARK = "Final Answer: The final answer is";
const CLOSE = " I hope it is correct";
const NO_ANSWER = "[invalidanswer]";

/**
 * The answer as it stands, and where: up to any character before ` I hope it is correct` on the line. That sentence is
 * appended first, as published.
 */
export function finalAnswer(
  text: string,
): { readonly text: string; readonly start: number | null } {
  let begin = 0;
  for (const line of `${text}I hope it is correct.`.split("\n")) {
    const mark = line.indexOf(MARK);
    const end = mark < 0 ? -1 : line.indexOf(CLOSE, mark + MARK.length + 1);
    if (end >= 0 && end + CLOSE.length < line.length) {
      const inside = line.slice(mark + MARK.length, end - 1);
      const lead = inside.length - inside.trimStart().length;
      return { text: inside.trim(), start: begin + mark + MARK.length + lead };
    }
    begin += line.length + 1;
  }
  return { text: NO_ANSWER, start: null };
}

/** Without the braces of `\text`, `\textbf` and `\overline`. */
export function withoutFaces(text: string): string {
  return ["\\text{", "\\textbf{", "\\overline{"]
    .reduce((result, open) => withoutGroup(result, open, "}"), text);
}

/** Of each line what is between its first two dollar signs, with them. */
function betweenDollars(text: string): string {
  return text.split("\n").map((line) => {
    const [, inside, ...more] = line.split("$");
    return inside !== undefined && more.length > 0 ? `$${inside}$` : line;
  }).join("\n");
}

/** `normalize_final_answer`. */
export function normalizeMinerva(text: string): string {
  let result = substituted(text.split("=").at(-1) ?? "", MINERVA_SUBSTITUTIONS);
  for (const removed of MINERVA_REMOVED) result = result.replaceAll(removed, "");
  result = withoutBoxes(withoutFaces(betweenDollars(result)))
    .replace(/frac([^{])([^\n])/g, "frac{$1}{$2}").replace(/sqrt([^{])/g, "sqrt{$1}")
    .replaceAll("$", "");
  const digits = result.replaceAll(",", "");
  return /^\p{Nd}+$/u.test(digits) ? digits : result;
}
