/**
 * How OpenCompass, and AISBench after its older version, find the answer to a BIG-Bench Hard question, quirks included.
 * @module
 */

import { WHITE } from "../python/chars.ts";
import { squeeze, strip } from "../python/text.ts";
import { boldOf, lineOf } from "./line.ts";

/** What a tool found, and from where on it looked. */
export interface Sighting {
  readonly value: string;
  readonly from: number;
}

/** The letter in brackets, or else the first capital, between the first two of "answer is "; the text without either. */
export function firstLetter(text: string): Sighting {
  const { value, from } = afterFirst(text);
  const letter = /\(([A-Z])\)*/.exec(value)?.[1] ?? /[A-Z]/.exec(value)?.[0];
  return { value: letter ?? value, from };
}

/** The first line after the first "answer is ", without its period; of that the first bold text. AISBench's. */
export function firstLine(text: string): Sighting {
  const { value, from } = afterFirst(text);
  const line = lineOf(value);
  return { value: boldOf(line) ?? line, from };
}

const MARK = new RegExp(`answer is[${WHITE}]*:?[${WHITE}]*`, "giu");
const WORD = /^(?:yes|no|true|false)(?![\p{L}\p{N}_])/iu;
const BETWEEN_DIGITS = new RegExp(`\\p{Nd}[${WHITE}]*,[${WHITE}]*\\p{Nd}`, "u");
/** Starts where a run of blanks does, so that long runs are read once. */
const COMMA = new RegExp(`(?<![${WHITE}])[${WHITE}]*,[${WHITE}]*`, "g");

/** The same after the last "answer is", then one spelling of truth values and of lists. OpenCompass's. */
export function lastLine(text: string): Sighting {
  const mark = [...text.matchAll(MARK)].at(-1);
  const from = mark ? mark.index + mark[0].length : 0;
  const line = lineOf(mark ? strip(text.slice(from)) : text);
  const bold = boldOf(line);
  const answer = bold === undefined ? line : strip(bold);
  const word = WORD.exec(answer)?.[0];
  if (word !== undefined) {
    return { value: word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(), from };
  }
  return {
    value: squeeze(BETWEEN_DIGITS.test(answer) ? answer : answer.replace(COMMA, " ")),
    from,
  };
}

function afterFirst(text: string): Sighting {
  const [head = "", second] = text.split("answer is ", 2);
  if (second === undefined) return { value: text, from: 0 };
  return { value: strip(second), from: head.length + "answer is ".length };
}
