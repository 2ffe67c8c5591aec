/**
 * Writes `arithmetic_demo_answers.jsonl`: what the demo's simulated model answers to every question, and what a careful
 * reader makes of it. Seeded by nothing. `deno run --allow-write=. make_arithmetic_demo_answers.ts`
 * @module
 */

import { ANSWER_WORDS } from "./answer_words.ts";
import type { AnswerWords } from "./answer_words.ts";
import { arithmeticDemo } from "./make_arithmetic_demo.ts";
import type { DemoRow } from "./make_arithmetic_demo.ts";

/** What a careful reader makes of an answer. */
export type Expected = "correct" | "wrong" | "no-answer" | "truncated" | "empty";

/** A line of the file. */
export interface DemoAnswer {
  readonly question: string;
  readonly response: string;
  /** What comes on the channel of its own that reasoning has. */
  readonly reasoning?: string;
  readonly finish_reason: "stop" | "length";
  readonly expected: Expected;
}

type Reply = Omit<DemoAnswer, "question" | "expected">;

/** A question to be answered. */
interface Asked {
  readonly row: DemoRow;
  readonly words: AnswerWords;
  /** Counted over all questions. */
  readonly n: number;
}

/** How a reply says `answer`; `doubted` is another one. */
type Style = (said: { readonly answer: string; readonly doubted: string } & Asked) => Reply;

/** What becomes of each question, over and over. */
const OUTCOMES: readonly Expected[] = [
  ...Array<Expected>(3).fill("correct"),
  "wrong",
  ...Array<Expected>(3).fill("correct"),
  "no-answer",
  ...Array<Expected>(3).fill("correct"),
  "wrong",
  ...Array<Expected>(2).fill("correct"),
  "truncated",
  ...Array<Expected>(2).fill("correct"),
  "wrong",
  "empty",
  "correct",
];

const STYLES: readonly Style[] = [
  ({ answer }) => stopped(answer),
  ({ answer, words }) => stopped(filled(words.is, { a: answer })),
  ({ answer, words }) => stopped(filled(words.is, { a: `**${answer}**` })),
  ({ answer, ...asked }) => stopped(`${worked(asked)}\n\n$\\boxed{${answer}}$`),
  ({ answer, ...asked }) => stopped(`${worked(asked)}\n\n**${asked.words.label}:** ${answer}`),
  ({ answer, words }) => stopped(`${filled(words.is, { a: answer })} ${words.remark}`),
  ({ answer, doubted, words }) =>
    stopped(`${thought(words, doubted)}\n\n${filled(words.is, { a: answer })}`),
  ({ answer, doubted, words }) => ({
    ...stopped(filled(words.is, { a: answer })),
    reasoning: filled(words.doubt, { x: doubted }),
  }),
  ({ answer, ...asked }) => stopped(`${worked(asked)}\n#### ${answer}`),
];

const NO_ANSWERS: readonly ((asked: Asked) => Reply)[] = [
  ({ words }) => stopped(words.refusal),
  ({ words, row }) =>
    stopped(row.kind === "choice" ? `${words.label}: [LETTER]` : `${words.label}: \\boxed{}`),
];

const CUTS: readonly ((asked: Asked) => Reply)[] = [
  ({ words }) => cutOff(words.cut),
  ({ words, n }) => cutOff(`<think>\n${filled(words.doubt, { x: String(n) })}`),
];

/** How a choice is written, in turn. */
const CHOICES: readonly ((letter: string, text: string) => string)[] = [
  (letter) => letter,
  (letter, text) => `(${letter}) ${text}`,
  (letter) => `(${letter})`,
  (letter, text) => `${letter}. ${text}`,
];

const ANSWERS: Readonly<Record<Expected, (asked: Asked) => Reply>> = {
  "correct": (asked) => styled(asked, asked.row.answer, wrongTo(asked)),
  "wrong": (asked) => styled(asked, wrongTo(asked), asked.row.answer),
  "no-answer": (asked) => inTurn(NO_ANSWERS, asked)(asked),
  "truncated": (asked) => inTurn(CUTS, asked)(asked),
  "empty": () => stopped(""),
};

/** All answers, in the order of the questions. */
export function arithmeticDemoAnswers(): readonly DemoAnswer[] {
  return arithmeticDemo().map((row, n) => {
    const expected = cycled(OUTCOMES, n);
    const words = ANSWER_WORDS[row.lang];
    if (!words) throw new Error(`Cannot answer ${row.id}: there are no words for ${row.lang}`);
    return { question: row.question, ...ANSWERS[expected]({ row, words, n }), expected };
  });
}

/** The file's text. */
export function arithmeticDemoAnswersText(): string {
  return arithmeticDemoAnswers().map((answer) => `${JSON.stringify(answer)}\n`).join("");
}

function styled(asked: Asked, answer: string, doubted: string): Reply {
  const style = cycled(STYLES, asked.n);
  return style({ ...asked, answer: written(asked, answer), doubted: written(asked, doubted) });
}

/** An answer as people write it: a choice with or without its text, a number with its thousands parted. */
function written({ row, words, n }: Asked, answer: string): string {
  if (row.kind === "choice") {
    return cycled(CHOICES, n)(answer, row[answer as "A" | "B" | "C" | "D"] ?? "");
  }
  return answer.replaceAll(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, words.thousands);
}

/** Another letter, or a number that is a little off. */
function wrongTo({ row, n }: Asked): string {
  if (row.kind === "choice") return cycled([..."ABCD"], "ABCD".indexOf(row.answer) + 1 + n % 3);
  return String(Number(row.answer) + 1 + n % 5);
}

function worked({ row, words }: Asked): string {
  const numbers = row.question.match(/\d+(?::\d+)?/g) ?? [];
  return numbers.length === 0 ? "" : filled(words.work, { numbers: numbers.join(", ") });
}

function thought(words: AnswerWords, doubted: string): string {
  return `<think>\n${filled(words.doubt, { x: doubted })}\n</think>`;
}

function stopped(response: string): Reply {
  return { response, finish_reason: "stop" };
}

function cutOff(response: string): Reply {
  return { response, finish_reason: "length" };
}

/** One of a list, another one each time that the outcomes have been gone through. */
function inTurn<T>(list: readonly T[], { n }: Asked): T {
  return cycled(list, Math.floor(n / OUTCOMES.length));
}

function cycled<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

if (import.meta.main) {
  await Deno.writeTextFile(
    new URL("arithmetic_demo_answers.jsonl", import.meta.url),
    arithmeticDemoAnswersText(),
  );
}
