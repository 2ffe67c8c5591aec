/**
 * Finds the one choice that a reply makes.
 *
 * What is stated last counts, and a marked statement counts before a letter in passing. Two letters offered at once, a
 * letter that is not listed, or none are no choice. Every rule looks at a bounded stretch of text, so the time is linear.
 * @module
 */

import type { Reading } from "../reply.ts";
import { inOrder, MARK_RULES, sentenceEnd, type Statement, statements } from "../statement.ts";
import { withdrawnUntil } from "../withdrawal.ts";
import { type Letter, type Named, namedAt } from "./letter.ts";
import type { Options } from "./options.ts";
import { lettersIn, picks } from "./picks.ts";
import { textAt, textIn, wholeTextAt } from "./texts.ts";

/** A choice with the rule that found it; `letter` is upper case. */
export interface StatedChoice extends Letter {
  readonly rule: string;
}

/** What a reading states: a choice, or that it makes no single one; `undefined` where it says nothing. */
export type Extraction = StatedChoice | "undecided" | undefined;

/** What a choice may be found by where no mark states one, in the order in which it counts. */
const RULES = [wholly, picked, opening, decided] as const;
/** Further ones, for replies that have come to their end. */
const CLOSED_RULES = [...RULES, mentioned, textIn] as const;

/** What a reading states as its choice. */
export function extractChoice({ text, cutOff }: Reading, options: Options): Extraction {
  const from = withdrawnUntil(text);
  const marks = statements(text).map((mark) => affirmative(text, mark, options));
  for (const mark of inOrder(marks, from)) {
    const extraction = statedAt(text, mark, options);
    if (extraction) return extraction;
  }
  for (const rule of cutOff ? RULES : CLOSED_RULES) {
    const extraction = rule(text, from, options);
    if (extraction) return extraction;
  }
  return from > 0 && lettersIn(text.slice(0, from), options).length > 0 ? "undecided" : undefined;
}

const EMPHASIS = /^\s*no (?:doubt|question|longer|more|less|other|such|matter)\b/i;

/** A denial that is the text of a choice denies nothing: `the answer is no`. */
function affirmative(text: string, mark: Statement, options: Options): Statement {
  const isText = mark.negated && !EMPHASIS.test(text.slice(mark.at, mark.at + 24)) &&
    textAt(text.slice(0, mark.until), mark.at, options) !== undefined;
  return isText ? { ...mark, negated: false } : mark;
}

/** All of a box: where it names no choice, it is no valid one. */
const BOXED_LETTER =
  /^\s*(?:\\(?:text|mathrm|mathbf|textbf)\s?\{)?[\s({]{0,3}[A-Za-z][\s.)]{0,3}\}/;

function statedAt(text: string, mark: Statement, options: Options): Extraction {
  const whole = wholeTextAt(text, mark.at, options);
  if (whole) return { ...whole, rule: "choice-text" };
  const direct = withRule(namedAt(text, mark.at, options), MARK_RULES[mark.kind]);
  if (direct) return direct;
  const byText = textAt(text.slice(0, mark.until), mark.at, options);
  if (byText) return { ...byText, rule: "choice-text" };
  if (mark.kind === "box" && BOXED_LETTER.test(text.slice(mark.at, mark.at + 40))) {
    return "undecided";
  }
  const isProse = mark.kind !== "box" && mark.kind !== "hashes";
  return isProse ? onlyIn(text, mark, options) : undefined;
}

/** The only letter of the sentence behind a mark. */
function onlyIn(text: string, mark: Statement, options: Options): Extraction {
  const { at, kind, until } = mark;
  const end = Math.min(sentenceEnd(text, mark, at) + 1, until);
  const letters = lettersIn(text.slice(at, end), options);
  if (isSeveral(letters)) return kind === "is" ? "undecided" : undefined;
  const [only] = letters;
  return only && placed(only, at, MARK_RULES[kind]);
}

/** A reply that is the text of a choice. */
function wholly(text: string, from: number, options: Options): Extraction {
  const start = from + text.slice(from).search(/\S/);
  const named = start < from ? undefined : wholeTextAt(text.trimEnd(), start, options);
  return named?.end === text.trimEnd().length ? { ...named, rule: "choice-text" } : undefined;
}

/** `I pick B`, `应选C`, `B is correct`. */
function picked(text: string, from: number, options: Options): Extraction {
  for (const at of picks(text, from).toReversed()) {
    const named = withRule(namedAt(text, at, options), "picked");
    if (named) return named;
  }
}

const OPENING = /^[\s*_#("'`<[{]{0,12}(?:(?:option|choice|answer|选项)\s?)?(?=[A-Za-z])/i;
const OPENING_END =
  /^(?:[)\].:*}"'`>、]|,|\s*(?:\n|$)|\s?[-–—]\s|\s(?:because|since|is (?:correct|right|the)|as)\b)(?!\s*(?:is|was|are)\s(?:not|wrong|incorrect|false))/;
const LISTED = /\n[ \t*_(]{0,6}([A-Z])[).:][ \t*]/g;

/** A reply that begins with a letter and its text, unless it goes on to list the others so. */
function opening(text: string, from: number, options: Options): Extraction {
  const start = OPENING.exec(text)?.[0].length;
  if (from > 0 || start === undefined) return;
  const named = namedAt(text, start, options);
  if (typeof named !== "object") return named;
  if (named.start !== start || !OPENING_END.test(text.slice(named.end, named.end + 40))) return;
  const isList = [...text.matchAll(LISTED)].some(([, letter = ""]) =>
    letter !== named.letter && options.letters.has(letter)
  );
  return isList ? undefined : withRule(named, "opening");
}

const DECISION =
  /^[\s*_"']{0,6}(?:yes|no|true|false|是|否|对|错|正确|错误)(?=[*_"']{0,3}[,.;:!，。；：！\n])/i;

/** A reply that begins with its yes or no. */
function decided(text: string, from: number, options: Options): Extraction {
  if (from > 0 || !DECISION.test(text)) return;
  const named = textAt(text, 0, options);
  return named && { ...named, rule: "choice-text" };
}

const SENTENCES = /(?<=[.!?](?=\s)|[。！？\n])/;
/** As much of a reply's end as is looked at. */
const TAIL = 4000;

/** The only letter that the last sentence with one names. */
function mentioned(text: string, from: number, options: Options): Extraction {
  const sentences = text.slice(Math.max(from, text.length - TAIL)).split(SENTENCES);
  let start = text.length;
  for (const sentence of sentences.toReversed()) {
    start -= sentence.length;
    const letters = lettersIn(sentence, options);
    const last = letters.at(-1);
    if (isSeveral(letters)) return "undecided";
    if (last) return placed(last, start, "last-letter");
  }
}

function isSeveral(letters: readonly Letter[]): boolean {
  return new Set(letters.map(({ letter }) => letter)).size > 1;
}

function withRule(named: Named, rule: string): Extraction {
  return typeof named === "object" ? { ...named, rule } : named;
}

function placed({ letter, start, end }: Letter, at: number, rule: string): StatedChoice {
  return { letter, start: at + start, end: at + end, rule };
}
