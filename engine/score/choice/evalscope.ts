/**
 * The choice parser of EvalScope: the label behind the last marker that has one, else the last capital of the text.
 * @module
 */

import type { Found } from "../scored.ts";
import { endOf } from "../pattern.ts";
import { WHITE } from "../python/chars.ts";
import { strip } from "../python/text.ts";

/** The two languages of its prompts. */
export type Language = "en" | "zh";

const MARKERS: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(`ANSWER[${WHITE}]*:[${WHITE}]*\\**[${WHITE}]*`, "giu"),
  zh: new RegExp(`答案[${WHITE}]*[:：][${WHITE}]*\\**[${WHITE}]*`, "gu"),
};
const BRACKETED = new RegExp(
  `[([（【][${WHITE}]*([A-Za-z\\p{Nd}](?:[${WHITE}]*[,，][${WHITE}]*[A-Za-z\\p{Nd}])*)[${WHITE}]*[)\\]）】]`,
  "uy",
);
const PLAIN: Readonly<Record<Language, RegExp>> = {
  en: /[A-Za-z\p{Nd}][A-Za-z\p{Nd} ,]*/uy,
  zh: /[A-Za-z0-9][A-Za-z0-9,，]*/y,
};
const TOKEN = /[A-Za-z\p{Nd}]+/gu;

/** The option that a reply to a prompt of that language names. */
export function lastLabel(text: string, letters: string, language: Language): Found | undefined {
  const markers = [...text.matchAll(MARKERS[language])];
  for (const { index, 0: marker } of markers.reverse()) {
    const at = index + marker.length;
    const label = labelIn(text, at, letters, BRACKETED) ??
      labelIn(text, at, letters, PLAIN[language]);
    if (label !== undefined) return single(label, letters);
  }
  return lastCapital(text, letters);
}

interface Label {
  readonly said: string;
  readonly start: number;
}

/** The labels that a capture at `at` begins with, up to the first word that is none. */
function labelIn(text: string, at: number, letters: string, pattern: RegExp): Label | undefined {
  const end = endOf(pattern, text, at);
  if (end === undefined) return;
  const start = at + text.slice(at, end).search(/[A-Za-z\p{Nd}]/u);
  let known = start;
  for (const { index, 0: word } of text.slice(start, end).matchAll(TOKEN)) {
    if (![...word].every((letter) => letters.includes(letter))) break;
    known = start + index + word.length;
  }
  return known === start ? undefined : { said: text.slice(start, known), start };
}

function single({ said, start }: Label, letters: string): Found | undefined {
  const letter = strip(said);
  return letter.length === 1 && letters.includes(letter)
    ? { extracted: letter, offsets: [start, start + 1], rule: "answer-label" }
    : undefined;
}

/** A capital that is no option ends the search. */
function lastCapital(text: string, letters: string): Found | undefined {
  const letter = [...text].findLast((one) => /\p{Uppercase}/u.test(one)) ?? "";
  if (letter === "" || !letters.includes(letter)) return;
  const start = text.lastIndexOf(letter);
  return { extracted: letter, offsets: [start, start + 1], rule: "last-capital" };
}
