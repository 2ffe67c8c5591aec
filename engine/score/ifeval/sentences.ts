/**
 * English sentences as NLTK 3.9.1's `sent_tokenize` splits them: Punkt looks at every period, question and exclamation
 * mark with the word before and after it, and closing quotes go with the sentence they close.
 * @module
 */

import { WHITE } from "../python/chars.ts";
import { stripEnd } from "../python/text.ts";
import { hasInnerEnd, NON_WORD } from "./punkt_tokens.ts";

const MAYBE_END = new RegExp(`[.?!](?=(${NON_WORD}|[${WHITE}]+([^${WHITE}]+)))`, "gu");
const CLOSING = new RegExp(`^["')\\]}]+?(?:[${WHITE}]+|(?=--)|(?![^\\n]))`, "u");

/** `[start, end)` in UTF-16 units. */
type Span = readonly [start: number, end: number];

interface Candidate {
  /** The word that ends here, `[start, end)`. */
  readonly word: Span;
  /** After the mark. */
  readonly end: number;
  /** The mark's right context: a character, or white space and a word. */
  readonly after: string;
  /** Where the next sentence would start. */
  readonly next: number;
}

/** The sentences of a text, without the white space between them. Never empty ones. */
export function sentencesOf(text: string): readonly string[] {
  return realigned(text, spansOf(text)).map(([start, end]) => text.slice(start, end));
}

function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { word, end, after, next } of candidates(text)) {
    if (!hasInnerEnd(text.slice(word[0], end) + after)) continue;
    spans.push([start, end]);
    start = next;
  }
  return [...spans, [start, stripEnd(text).length]];
}

/** Of several marks in one word, `acting!!!`, only the last counts. */
function candidates(text: string): readonly Candidate[] {
  const found: Candidate[] = [];
  let word: Span = [0, 0];
  for (const { 0: mark, 1: after = "", 2: nextWord, index } of text.matchAll(MAYBE_END)) {
    const space = lastAsciiSpace(text.slice(word[1], index));
    const start = space > 0 ? word[1] + space + 1 : word[0];
    if (word[1] > start) found.pop();
    word = [start, index];
    const end = index + mark.length;
    const next = nextWord === undefined ? end : end + after.length - nextWord.length;
    found.push({ word, end, after, next });
  }
  return found;
}

/** Closing quotes and brackets at the start of a sentence go to the end of the one before. */
function realigned(text: string, spans: readonly Span[]): readonly Span[] {
  const moved: Span[] = [];
  let skipped = 0;
  spans.forEach(([start, end], at) => {
    const following = spans[at + 1];
    const closing = following ? CLOSING.exec(text.slice(...following))?.[0] : undefined;
    const span: Span = following && closing !== undefined
      ? [start + skipped, following[0] + stripEnd(closing).length]
      : [start + skipped, end];
    if (closing !== undefined || span[0] < span[1]) moved.push(span);
    skipped = closing?.length ?? 0;
  });
  return moved;
}

/** 0 where there is none, and where it is the first character: the rule makes no difference. */
function lastAsciiSpace(text: string): number {
  let at = text.length - 1;
  while (at > 0 && !" \t\n\r\v\f".includes(text.charAt(at))) at--;
  return Math.max(0, at);
}
