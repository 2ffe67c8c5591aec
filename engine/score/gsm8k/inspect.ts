/**
 * The numeric match of inspect_ai: words between blanks, money signs and formatting taken out, five significant digits.
 * @module
 */

import { fold } from "../fold.ts";
import { speltNumbers } from "../number/words.ts";
import type { Found } from "../scored.ts";
import { WHITE } from "../python/chars.ts";
import { toFiveDigits, toFloat } from "../python/numbers.ts";
import { strip } from "../python/text.ts";

const WORD = new RegExp(`[^${WHITE}]+`, "g");
/** The fractions and powers that may end a number of one word. */
const ENDING = /^(\d*)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?([⁰¹²³⁴⁵⁶⁷⁸⁹]*)$/;
const FRACTIONS: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅕": 1 / 5,
  "⅖": 2 / 5,
  "⅗": 3 / 5,
  "⅘": 4 / 5,
  "⅙": 1 / 6,
  "⅚": 5 / 6,
  "⅛": 1 / 8,
  "⅜": 3 / 8,
  "⅝": 5 / 8,
  "⅞": 7 / 8,
};
const CHINESE = /^[负-]?[零〇一二两三四五六七八九十百千万亿]+$/;

/** The last word that is a number, as inspect_ai spells it. */
export function findWord(text: string): Found | undefined {
  let found: Found | undefined;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const extracted = normalised(word);
    if (extracted !== undefined) {
      found = { extracted, offsets: [index, index + word.length], rule: "last-number" };
    }
  }
  return found;
}

/** Whether an extracted number is the gold one; `undefined` where that is no number. */
export function isSameNumber(extracted: string, gold: string | undefined): boolean | undefined {
  const right = gold === undefined ? undefined : normalised(strip(gold));
  return right === undefined ? undefined : extracted === right;
}

function normalised(word: string): string | undefined {
  const bare = word.replaceAll("\\$", "$").replace(/[$,£€*_]/g, "").replace(/\.(?!\p{Nd})/gu, "");
  const value = bare === "" ? undefined : toFloat(bare) ?? unicodeNumber(bare);
  return value === undefined || !Number.isFinite(value) ? undefined : toFiveDigits(value);
}

function unicodeNumber(word: string): number | undefined {
  const text = fold(word);
  const plain = toFloat(text);
  if (plain !== undefined) return plain;
  if (CHINESE.test(text)) return Number(speltNumbers(text).at(0)?.value);
  const [all, whole = "", fraction = "", power = ""] = ENDING.exec(text) ?? [];
  if (all === undefined || (fraction === "" && power === "")) return;
  const base = whole === "" && fraction === "" ? 1 : Number(whole) + (FRACTIONS[fraction] ?? 0);
  return power === "" ? base : base ** exponentOf(power);
}

function exponentOf(superscripts: string): number {
  return Number([...superscripts].map((mark) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(mark)).join(""));
}
