/**
 * Reads one of two words: True or False, Yes or No, valid or invalid.
 * @module
 */

import { openingOf, type Reader, type Reading } from "./reader.ts";

/** A pair of words. The first group of the pattern is the second word, in all its wordings. */
interface Pair {
  readonly words: readonly [string, string];
  readonly pattern: RegExp;
}

const PAIRS: readonly Pair[] = [
  { words: ["True", "False"], pattern: /\b(?:(false)|true)\b/gi },
  {
    words: ["Yes", "No"],
    pattern: /\b(?:(no)(?! (?:one|way|matter|doubt|longer|need|idea|information|more)\b)|yes)\b/gi,
  },
  {
    words: ["valid", "invalid"],
    pattern:
      /\b(?:(invalid|(?:not|isn't)(?: deductively| logically| necessarily)? valid)|valid)\b/gi,
  },
];
const REMARK = /^[\s*_}"'`]*(?:[.,;:!)\]$–—-]|\\|$)/;
const EITHER = /^[\s*_"'`]*(?:or|\/)[\s*_"'`]*$/;

/** A reader of the pair that a target belongs to; `null` where it is in none. Values are the pair's words. */
export function truthReader(target: string): Reader | null {
  const pair = PAIRS.find(({ words }) =>
    words.some((word) => word.toLowerCase() === target.toLowerCase())
  );
  return pair
    ? (reply, span, mode) => {
      const text = reply.slice(span.start, span.end);
      const found = whole(text, pair) ?? (mode === "whole" ? null : unhedged(text, pair));
      if (!found) return null;
      return { ...found, start: span.start + found.start, end: span.start + found.end };
    }
    : null;
}

/** The word that a text starts with, where the text or a clause ends after it. */
function whole(text: string, pair: Pair): Reading | null {
  const opening = openingOf(text);
  const [first] = readings(text, pair);
  return first && first.start === opening && REMARK.test(text.slice(first.end)) ? first : null;
}

/** The last word of a text that does not offer both. */
function unhedged(text: string, pair: Pair): Reading | null {
  const all = readings(text, pair);
  const [last, before] = [all.at(-1), all.at(-2)];
  if (!last || !before || before.value === last.value) return last ?? null;
  return EITHER.test(text.slice(before.end, last.start)) ? null : last;
}

function readings(text: string, { words, pattern }: Pair): readonly Reading[] {
  return [...text.matchAll(pattern)].map((match) => ({
    value: match[1] === undefined ? words[0] : words[1],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
