/**
 * The choice parser of inspect_ai: lines that are `ANSWER: X` and nothing else, or such a piece of any line.
 * @module
 */

import type { Found } from "../scored.ts";
import { WHITE } from "../python/chars.ts";
import { strip } from "../python/text.ts";

/** Publisher's quantifiers have no bound; these do, since three runs of blanks side by side take cubic time. */
const LEAD = `ANSWER[${WHITE}]{0,200}:[${WHITE}]{0,200}([A-Za-z\\p{Nd} ,]{1,400})`;
const LINE = new RegExp(`(?<![^\\n])${LEAD}[${WHITE}]{0,200}(?:(?=\\n)|$|\\n|\\.)`, "giu");
const PIECE = new RegExp(`${LEAD}(?:[^\\p{L}\\p{N}_]|$)`, "giu");

/** The option that the last answer names, if it names one and nothing else. */
export function lastAnswerLine(text: string, letters: string): Found | undefined {
  const match = [...text.matchAll(LINE)].at(-1) ?? [...text.matchAll(PIECE)].at(-1);
  const captured = match?.[1];
  if (!match || captured === undefined) return;
  const letter = strip(captured);
  const extracted = letter.toUpperCase();
  if (extracted.length !== 1 || !letters.includes(extracted)) return;
  const start = match.index + match[0].indexOf(captured, match[0].indexOf(":")) +
    captured.indexOf(letter);
  return { extracted, offsets: [start, start + 1], rule: "answer-label" };
}
