/**
 * Numbers spelt out in English and Chinese: `forty-two`, `四十二`.
 * @module
 */

import { anyOf } from "../pattern.ts";
import { decimal, negatedIf } from "./value.ts";

/** A spelt number and its place. */
export interface SpeltNumber {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const UNITS = [
  ..."zero one two three four five six seven eight nine ten eleven twelve".split(" "),
  ..."thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, 10 * (i + 2)] as const),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);
const WORD = `${anyOf(...VALUES.keys(), "hundred", ...SCALES.keys())}(?![a-z])`;
/** `one` stands for a thing as often as for a number: `one of them`, `this one`. */
const NO_ONE =
  "(?!one (?:of|another)\\b)(?<!\\b(?:no|this|that|each|every|the|any|which|some) (?=one))";
const ENGLISH = new RegExp(
  `(?<![a-z])${NO_ONE}(?:(minus|negative) )?(${WORD}(?:(?: and |[ -])${WORD}){0,12})`,
  "gi",
);

const DIGITS = "零一二三四五六七八九";
const CHINESE_UNITS: ReadonlyMap<string, number> = new Map([["十", 10], ["百", 100], ["千", 1e3]]);
const MYRIADS: ReadonlyMap<string, number> = new Map([["万", 1e4], ["亿", 1e8]]);
const CHINESE = /负?[零〇一二两三四五六七八九十百千万亿]{1,16}/g;
/** Words that begin with a numeral and are no number: 一共, 一个, 十分. */
const NO_NUMBER = /^(?:一[共起样定般些直切旦方种致下次个位名道点]|万[一分]|千万|百分|十分(?!钟))/;
/** Behind these a numeral counts no things: 第三, 星期三. */
const ORDINAL_LEAD = /[第期周]$/;
/** 一 alone is a number where it stands as an answer does. */
const ALONE_LEAD = /[是为:：答案]\s{0,2}$/;
const ALONE_END = /^[\s。，,.!！]|^$/;

/** Every spelt number of a folded text, in order. */
export function speltNumbers(text: string): readonly SpeltNumber[] {
  const english = [...text.matchAll(ENGLISH)].map(({ index, 0: all, 1: minus, 2: words = "" }) => (
    {
      start: index,
      end: index + all.length,
      value: spelling(englishValue(words), minus !== undefined),
    }
  ));
  const chinese = [...text.matchAll(CHINESE)]
    .filter(({ index, 0: all }) => isNumber(text, index, index + all.length))
    .map(({ index, 0: all }) => ({
      start: index,
      end: index + all.length,
      value: spelling(chineseValue(all.replace("负", "")), all.startsWith("负")),
    }));
  return [...english, ...chinese].sort((a, b) => a.start - b.start);
}

function isNumber(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 4), start);
  if (ORDINAL_LEAD.test(lead) || NO_NUMBER.test(text.slice(start, start + 3))) return false;
  return end - start > 1 || /[零二两三四五六七八九十]/.test(text.charAt(start)) ||
    ALONE_LEAD.test(lead) || ALONE_END.test(text.slice(end, end + 1));
}

function englishValue(words: string): number {
  let [total, section] = [0, 0];
  for (const word of words.toLowerCase().split(/[ -]/)) {
    const scale = SCALES.get(word);
    if (scale !== undefined) [total, section] = [total + (section || 1) * scale, 0];
    else if (word === "hundred") section = (section || 1) * 100;
    else section += VALUES.get(word) ?? 0;
  }
  return total + section;
}

function chineseValue(marks: string): number {
  if (!/[十百千万亿]/.test(marks)) return Number([...marks].map(digitOf).join(""));
  let [total, section, digit] = [0, 0, 0];
  for (const mark of marks) {
    const unit = CHINESE_UNITS.get(mark);
    const myriad = MYRIADS.get(mark);
    if (unit !== undefined) [section, digit] = [section + (digit || 1) * unit, 0];
    else if (myriad !== undefined) {
      const part = section + digit;
      total = total > myriad ? total + part * myriad : (total + part || 1) * myriad;
      [section, digit] = [0, 0];
    } else digit = digitOf(mark);
  }
  return total + section + digit;
}

function digitOf(mark: string): number {
  return mark === "两" ? 2 : Math.max(0, DIGITS.indexOf(mark));
}

function spelling(value: number, isNegative: boolean): string {
  return negatedIf(isNegative, decimal(BigInt(value).toString()) ?? "0");
}
