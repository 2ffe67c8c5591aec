/**
 * The number that a text without a mark comes to: the result of its last sentence that has one.
 *
 * Politeness, checks and code behind it do not conclude, and a refusal takes it back.
 * @module
 */

import { anyOf } from "../pattern.ts";
import { isRefusedAfter } from "../refusal.ts";
import { isOffered, settled } from "./neighbours.ts";
import type { Numeral } from "./numerals.ts";
import { type Extraction, firstFrom, type Page, type StatedNumber } from "./page.ts";
import { resultOf } from "./sentence.ts";
import { speltNumbers } from "./words.ts";

const { raw } = String;

const PLEASANTRY = new RegExp(
  raw`^[\s*_>]{0,6}` + anyOf(
    "let me know|tell me|i hope|hope this|feel free|would you|do you|please|happy to|note that|note:",
    "if you (?:have|need|want|would|like|wish|prefer|'d)",
  ),
  "i",
);
/** A paragraph that goes over an answer again. */
const REVIEW = new RegExp(
  raw`\n[\s*_#>]{0,8}` + anyOf(
    "check|checking|verif(?:y|ication|ying)|explanation|reasoning|justification|proof|note|probe",
    "vérification|comprobación|验算|检验|解析|解释|说明|注",
  ) + raw`[\s*_]{0,4}[:：.]`,
  "i",
);
const BREAK = /[.!?](?=\s)|[。！？\n]/g;
/** Longest sentence that is looked at. */
const REACH = 1000;

/** The number that `[from, to)` of a page comes to. */
export function concluded(page: Page, from: number, to: number): Extraction {
  const start = firstFrom(page.numbers, from);
  let end = firstFrom(page.numbers, bodyEnd(page, from, to));
  while (end > start) {
    const last = page.numbers[end - 1] as Numeral;
    const sentence = sentenceStart(page.text, Math.max(from, last.start - REACH), last.start);
    const first = Math.max(start, firstFrom(page.numbers, sentence));
    const isPolite = PLEASANTRY.test(page.text.slice(sentence, last.start));
    const result = isPolite ? undefined : resultOf(page, first, end);
    if (result !== undefined) {
      if (isRefusedAfter(page.text.slice(sentence, to))) return;
      return isOffered(page, result) ? "undecided" : settled(page, result, "last-number");
    }
    end = first;
  }
  const isWordy = start === firstFrom(page.numbers, to);
  return isWordy ? spelt(page, { from, to, rule: "last-number" }) : undefined;
}

/** Where the part ends that states, rather than reviews or lists code, if numbers stand before that. */
function bodyEnd({ text, numbers }: Page, from: number, to: number): number {
  const review = text.slice(from, to).search(REVIEW);
  const end = review < 0 ? to : from + review;
  const part = text.slice(from, end).trimEnd();
  const fence = part.endsWith("```") ? part.lastIndexOf("```", part.length - 4) : -1;
  const ends = [fence < 0 ? end : from + fence, end, to];
  return ends.find((end) => firstFrom(numbers, end) > firstFrom(numbers, from)) ?? to;
}

function sentenceStart(text: string, from: number, before: number): number {
  let start = from;
  for (const { index } of text.slice(from, before).matchAll(BREAK)) start = from + index + 1;
  return start;
}

/** The last number in words of `[from, to)`. */
export function spelt(
  { text }: Page,
  { from, to, rule }: { readonly from: number; readonly to: number; readonly rule: string },
): StatedNumber | undefined {
  const base = Math.max(from, to - REACH);
  const number = speltNumbers(text.slice(base, to)).at(-1);
  if (!number) return;
  const { start, end, value } = number;
  return { start: base + start, end: base + end, value, others: [], rule };
}
