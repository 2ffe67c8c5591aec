/**
 * Finds all the choices that a reply makes together, for questions with several right ones: `AD`, `A and D`, `(A)(D)`.
 * Choices that are offered for one another, `A or D`, are none. Linear, as for single choices.
 * @module
 */

import { anyOf, endOf, matchAt } from "../pattern.ts";
import type { Reading } from "../reply.ts";
import { inOrder, MARK_RULES, statements } from "../statement.ts";
import { withdrawnUntil } from "../withdrawal.ts";
import type { Extraction, StatedChoice } from "./extract.ts";
import { filledTo, isWord } from "./letter.ts";
import type { Options } from "./options.ts";
import { choosings, lettersIn } from "./picks.ts";

const { raw } = String;

/** Letters in a row; in lower case, one that could be no word. */
const LETTERS =
  /[A-Z]{1,10}(?![A-Za-zÀ-ɏͰ-ԯ0-9_'])|[a-z](?=\s{0,2}(?:[.)\]}*,;&!"'。]|$|\n|and\b))/y;
const CLOSING = raw`[\s.:)\]}*"'】]{0,4}`;
const CLOSED = new RegExp(CLOSING, "y");
const OPENING = raw`[*(\["'{$【]{0,4}`;
const NEXT = new RegExp(
  `${CLOSING}[,，、;；&+/]?` + raw`\s{0,3}(?:[-•]\s)?` +
    raw`(?<either>(?:and\/)?or\b|或者?|还是)?(?:\b(?:and|und|et|y|e)\b|和|与|及)?\s{0,2}` +
    raw`(?:(?:options?|choices?|选项)\s?)?${OPENING}(?=[A-Z])`,
  "iy",
);
/** Behind a letter that begins a sentence about itself: `A, B is wrong`. */
const SUBJECT =
  /[)*"'\]]{0,3}\s?(?:(?:is|was|does|has|can|cannot|can't|would|ignores|fails|contradicts)\b|错|不)/y;
const FIRST = "(?<![A-Za-z0-9_])[A-Z]";
const FURTHER =
  raw`(?:[\s,、&()*]{0,4}(?:(?:and|和|与)\s{0,2})?[(*]{0,3}[A-Z](?![A-Za-z0-9_'])){1,9}`;
const REJECTED = raw`\s?(?:are|is|were|can|do|does|均|都|是|为)?\s?` +
  "(?:both |all )?(?:not|wrong|incorrect|false|cannot|错|不)";
/** Two or more letters together that are not rejected. */
const TOGETHER = new RegExp(
  raw`(?<!\b(?:not|neither|than|of|out|eliminate|exclude|不是|不选|排除)\s?(?:options\s)?)` +
    `${FIRST}${FURTHER}(?!${CLOSING}${REJECTED})`,
  "g",
);
const AFFIRMED = new RegExp(
  `${FIRST}(?:${FURTHER})?${CLOSING}` + anyOf(
    raw`(?:are|is)\s(?:\w{1,9}\s){0,2}?(?<!not\s)(?:correct|right|true)\b`,
    "(?:选项|项)?[是都均为]{0,2}(?:正确|对的|符合)",
  ),
  "g",
);
const SENTENCES = /(?<=[.!?](?=\s)|[。！？\n])/;
/** As much of a reply's end as is looked at without a mark. */
const TAIL = 4000;

/** What a reading states as its choices: their letters, sorted, as one. */
export function extractSeveral({ text, cutOff }: Reading, options: Options): Extraction {
  const from = withdrawnUntil(text);
  for (const { at, kind } of inOrder(statements(text), from)) {
    const listed = listAt(text, filledTo(text, at), options);
    if (listed) return withRule(listed, MARK_RULES[kind]);
  }
  for (const at of choosings(text, from).toReversed()) {
    const listed = listAt(text, filledTo(text, at), options);
    if (listed) return withRule(listed, "picked");
  }
  return opening(text, from, options) ??
    (cutOff ? undefined : affirmed(text, from, options) ?? mentioned(text, from, options));
}

type Listed = Omit<StatedChoice, "rule"> | "undecided" | undefined;

/** The letters that are listed from `at` on. */
function listAt(text: string, at: number, options: Options): Listed {
  const units = [...unitsFrom(text, at, options)];
  const last = units.at(-1);
  if (!last) return;
  const letters = new Set(units.flatMap(({ written }) => [...written.toUpperCase()]));
  const isChoice = !last.offered && [...letters].every((one) => options.letters.has(one));
  if (!isChoice) return "undecided";
  return { letter: [...letters].sort().join(""), start: at, end: last.end };
}

/** Letters written as one, and whether they are offered for those before them. */
interface Unit {
  readonly written: string;
  readonly end: number;
  readonly offered: boolean;
}

/** The units that follow one another from `at` on, up to one that is offered. */
function* unitsFrom(text: string, at: number, options: Options): Generator<Unit> {
  let next = at;
  let offered = false;
  for (;;) {
    const written = matchAt(LETTERS, text, next)?.[0] ?? "";
    const end = next + written.length;
    if (written === "" || !isUnit(text, [next, end], options)) return;
    if (next > at && !offered && endOf(SUBJECT, text, end) !== undefined) return;
    yield { written, end, offered };
    const link: RegExpExecArray | null = offered
      ? null
      : matchAt(NEXT, text, afterText(text, end, options));
    if (!link) return;
    next = NEXT.lastIndex;
    offered = link.groups?.["either"] !== undefined;
  }
}

function isUnit(text: string, [start, end]: readonly [number, number], options: Options): boolean {
  const letter = text.slice(start, end);
  return letter.length > 1 || !isWord(text, { letter, start, end }, options);
}

/** Past the text of the choice whose letter ends at `end`, where that follows. */
function afterText(text: string, end: number, { texts }: Options): number {
  const choice = texts.get(text[end - 1] ?? "") ?? "";
  const start = endOf(CLOSED, text, end) ?? end;
  const isThere = choice !== "" &&
    text.slice(start, start + choice.length).toLowerCase() === choice;
  return isThere ? start + choice.length : end;
}

const OPENING_END = /^[\s.)\]}*"'。]*(?:$|,?\s?(?:but not|not|because|since|as)\b)/;

/** A reply that begins with its letters, and goes on with no more than a reason. */
function opening(text: string, from: number, options: Options): Extraction {
  const lead = /^[\s*_("'[{-]{0,40}(?:both\s)?/i.exec(text.slice(from))?.[0].length ?? 0;
  const listed = listAt(text, from + lead, options);
  if (typeof listed !== "object") return listed;
  const rest = text.slice(afterText(text, listed.end, options)).split("\n", 1)[0] ?? "";
  return OPENING_END.test(rest.slice(0, 40)) ? withRule(listed, "opening") : undefined;
}

/** All that is called right: `A is correct, B is not, and D is correct`. */
function affirmed(text: string, from: number, options: Options): Extraction {
  const lists = [...text.matchAll(AFFIRMED)].filter(({ index }) => index >= from)
    .map(({ index }) => listAt(text, index, options))
    .filter((listed) => typeof listed === "object");
  return together(lists, "picked");
}

/** The letters that the last sentence with any lists, or names one by one. */
function mentioned(text: string, from: number, options: Options): Extraction {
  let start = text.length;
  for (const sentence of text.slice(Math.max(from, start - TAIL)).split(SENTENCES).toReversed()) {
    start -= sentence.length;
    const at = start;
    const [list] = [...sentence.matchAll(TOGETHER)].slice(-1);
    const listed = list && listAt(text, at + list.index, options);
    if (listed) return withRule(listed, "last-letter");
    const letters = lettersIn(sentence, options);
    if (letters.length > 1 && /\bor\b|或|还是/i.test(sentence)) return "undecided";
    const placed = letters.map(({ letter, ...span }) => (
      { letter, start: at + span.start, end: at + span.end }
    ));
    if (placed.length > 0) return together(placed, "last-letter");
  }
}

function together(lists: readonly Omit<StatedChoice, "rule">[], rule: string): Extraction {
  const [first, last] = [lists[0], lists.at(-1)];
  if (!first || !last) return;
  const letters = new Set(lists.flatMap(({ letter }) => [...letter]));
  return { letter: [...letters].sort().join(""), start: first.start, end: last.end, rule };
}

function withRule(listed: Exclude<Listed, undefined>, rule: string): Extraction {
  return listed === "undecided" ? listed : { ...listed, rule };
}
