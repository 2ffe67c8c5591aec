/**
 * Tokens of a stretch of text and whether a sentence ends after each: the decisions of Punkt (Kiss and Strunk 2006, §4)
 * with NLTK's tokenization, in two passes, the first by the token alone, the second by the one that follows.
 * @module
 */

import { WHITE } from "../python/chars.ts";
import { isLower, isUpper } from "../python/words.ts";
import { punktEnglish } from "./punkt_table.ts";

/** Characters that end a word, as a regular expression. */
export const NON_WORD = "[)\";}\\]*:@'({[!?]";

const MULTIPLE = "(?:-{2,}|\\.{2,}|(?:\\.[" + WHITE + "]){2,}\\.)";
const WORD_START = '[^("`{[:;&#*@)}\\]\\-,]';
const WORD_END = `[${WHITE}]|$|${NON_WORD}|${MULTIPLE}`;
const TOKEN = new RegExp(
  `${MULTIPLE}|(?=${WORD_START})[^${WHITE}]+?(?=${WORD_END}|,(?:${WORD_END}))|[^${WHITE}]`,
  "gu",
);

const NUMBER = /^-?[.,]?\p{Nd}[\p{Nd},.-]*\.?$/u;
const INITIAL = /^[\p{L}\p{Nl}\p{No}_]\.$/u;

interface Token {
  readonly text: string;
  /** In lower case; numbers are all the same. */
  readonly type: string;
  readonly isEnd: boolean;
  readonly isAbbreviation: boolean;
  readonly isEllipsis: boolean;
}

/** Whether a sentence ends inside of a text: after any token of it but the last. */
export function hasInnerEnd(text: string): boolean {
  const tokens = text.split("\n").flatMap((line) => line.match(TOKEN) ?? []).map(firstPass);
  return tokens.some((token, at) => {
    const next = tokens[at + 1];
    return next !== undefined && secondPass(token, next);
  });
}

function firstPass(text: string): Token {
  const type = text.toLowerCase().replace(NUMBER, "##number##");
  const isEllipsis = /^\.\.+$/.test(text);
  const isPeriodFinal = text.endsWith(".") && !text.endsWith("..") && text !== ".";
  const isAbbreviation = isPeriodFinal && isKnownAbbreviation(text.slice(0, -1).toLowerCase());
  const isEnd = /^[.?!]$/.test(text) || (isPeriodFinal && !isAbbreviation);
  return { text, type, isEnd, isAbbreviation, isEllipsis };
}

function isKnownAbbreviation(word: string): boolean {
  const { abbreviations } = punktEnglish();
  return abbreviations.has(word) || abbreviations.has(word.split("-").at(-1) ?? "");
}

/** Whether a sentence ends after a token that another one follows. */
function secondPass(token: Token, next: Token): boolean {
  if (!token.text.endsWith(".")) return token.isEnd;
  const type = withoutPeriod(token.type);
  const nextType = next.isEnd ? withoutPeriod(next.type) : next.type;
  const { collocations, starters } = punktEnglish();
  if (collocations.has(`${type} ${nextType}`)) return false;
  const isInitial = INITIAL.test(token.text);
  const opens = opensSentence(next, nextType);
  if ((token.isAbbreviation || token.isEllipsis) && !isInitial) {
    if (opens === true || (isCapital(next.text) && starters.has(nextType))) return true;
  }
  if (!isInitial && type !== "##number##") return token.isEnd;
  if (opens === false || (isInitial && opens === null && isName(next.text, nextType))) return false;
  return token.isEnd;
}

/** The orthographic heuristic (§4.1.1); `null`: it cannot tell. */
function opensSentence({ text }: Token, type: string): boolean | null {
  if (/^[;:,.!?]$/.test(text)) return false;
  const { lowered, opening } = punktEnglish();
  if (isCapital(text)) return lowered.has(type) ? true : null;
  return isLower(firstOf(text)) && !opening.has(type) ? false : null;
}

/** Capitalized, and never seen in lower case. */
function isName(text: string, type: string): boolean {
  const { lowered, both } = punktEnglish();
  return isCapital(text) && !lowered.has(type) && !both.has(type);
}

function isCapital(text: string): boolean {
  return isUpper(firstOf(text));
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function withoutPeriod(type: string): string {
  return type.length > 1 && type.endsWith(".") ? type.slice(0, -1) : type;
}
