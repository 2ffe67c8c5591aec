/**
 * How publishers read a multiple-choice answer. Each rule is its publisher's, mistakes included.
 * @module
 */

import type { Question } from "../../plan/sample.ts";
import { foundBy, type Rule } from "../published.ts";
import type { Found } from "../scored.ts";
import { lastLabel } from "./evalscope.ts";
import { lastAnswerLine } from "./inspect.ts";
import { firstOption } from "./opencompass.ts";
import { mostSimilar } from "./option_similarity.ts";
import { optionsOf, rightLetters } from "./options.ts";

/** Rules of publishers, each by the name of its recipe. */
export const PUBLISHED_CHOICE: readonly Rule[] = [
  {
    name: "choice@opencompass-first-option",
    about:
      "The first option in the order of some fifty patterns; OpenCompass 0.5.3, first_option_postprocess.",
    find: (text, question) => firstOption(text, lettersOf(question)),
    isRight: isRightLetter,
  },
  {
    name: "choice@opencompass-last-option",
    about: "The last character that is an option; OpenCompass 0.5.3, last_option_postprocess.",
    find: (text, question) => lastOption(text, lettersOf(question)),
    isRight: isRightLetter,
  },
  {
    name: "choice@opencompass-first-capital",
    about:
      "The first capital letter, whichever it is; OpenCompass 0.5.3, first_capital_postprocess.",
    find: (text) => foundBy(/\p{Uppercase}/u.exec(text), "first-capital"),
    isRight: isRightLetter,
  },
  {
    name: "choice@simple-evals",
    about: "The first A to D behind `Answer:`, case kept; openai/simple-evals ee3b031, GPQA.",
    find: (text) => foundBy(/Answer[ \t]*:[ \t]*\$?([A-D])\$?/iu.exec(text), "answer-label"),
    isRight: isRightLetter,
  },
  {
    name: "choice@lm-eval-mmlu-pro",
    about: "The first A to J behind `answer is`; lm-evaluation-harness, mmlu_pro v3.",
    find: (text) => foundBy(/answer is \(?([ABCDEFGHIJ])\)?/.exec(text), "answer-is"),
    isRight: isRightLetter,
  },
  {
    name: "choice@inspect",
    about:
      "The last `ANSWER: X` line, else the last `ANSWER: X`; inspect_ai 0.3.260, multiple_choice.",
    find: (text, question) => lastAnswerLine(text, lettersOf(question)),
    isRight: isRightLetter,
  },
  {
    name: "choice@evalscope",
    about:
      "The label behind the last `ANSWER:` that has one, else the last capital; EvalScope fde259d.",
    find: (text, question) => lastLabel(text, lettersOf(question), "en"),
    isRight: isRightLetter,
  },
  {
    name: "choice@evalscope-zh",
    about:
      "The label behind the last `答案：` that has one, else the last capital; EvalScope fde259d.",
    find: (text, question) => lastLabel(text, lettersOf(question), "zh"),
    isRight: isRightLetter,
  },
  {
    name: "choice@ais-bench",
    about:
      "The first option, else the most similar choice, so always one; AISBench, OptionSimAccEvaluator.",
    find: mostSimilar,
    isRight: isRightLetter,
  },
];

/** Whether a letter is the right one; `undefined` where the reference names no choice. */
export function isRightLetter(extracted: string, question: Question): boolean | undefined {
  return rightLetters(question.reference, optionsOf(question))?.has(extracted);
}

/** The letters of a question, in order, as one text. */
function lettersOf(question: Question): string {
  return [...optionsOf(question).letters].join("");
}

function lastOption(text: string, letters: string): Found | undefined {
  for (let at = text.length - 1; at >= 0; at--) {
    const letter = text[at] ?? "";
    if (letters.includes(letter)) {
      return { extracted: letter, offsets: [at, at + 1], rule: "last-option" };
    }
  }
}
