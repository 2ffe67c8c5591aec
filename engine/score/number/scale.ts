/**
 * Words behind a number that change its value: percent, thousand, million, 万, and cents behind dollars.
 * @module
 */

import { anyOf, endOf, matchAt } from "../pattern.ts";
import { decimal, shifted } from "./value.ts";

/** A number with the word of scale behind it. */
export interface Scaled {
  readonly end: number;
  readonly value: string;
  /** What else it may mean, where the question fixes the scale: 0.5 of `50%`, 3 of `3 million`. */
  readonly others: readonly string[];
}

const { raw } = String;

const PERCENT = new RegExp(
  raw`\s?` + anyOf(
    raw`\\?%`,
    raw`(?:percent|per cent|percentage points?|pour cent|prozent|por ciento|por cento|процент)(?![a-z])`,
    "个?百分点",
  ),
  "iy",
);

type Scale = readonly [word: RegExp, power: number];

const SCALES: readonly Scale[] = [
  [/[\s-]?(?:hundred|hundert)(?!\p{L})/iuy, 2],
  [/[\s-]?(?:thousand|tausend|mille|mil|mila|тысяч\p{L}?)(?!\p{L})/iuy, 3],
  [/k(?![\p{L}\d/])|\s?千(?![克米瓦])/iuy, 3],
  [/\s?[万萬만](?!\p{Script=Latin})/uy, 4],
  [/[\s-]?(?:million(?:s|en|e)?|millones|milh(?:ões|ão)|milion[ie])(?!\p{L})/iuy, 6],
  [/[\s-]?миллион\p{L}{0,2}/iuy, 6],
  [/\s?[亿億억]/uy, 8],
  [/[\s-]?(?:billion|milliard(?:s|en|e)?|миллиард\p{L}{0,2})(?!\p{L})/iuy, 9],
  [/[\s-]?trillion(?!\p{L})/iuy, 12],
];
/** Behind an amount of money one letter is a scale: `$2.5M`. */
const MONEY_SCALES: readonly Scale[] = [
  ...SCALES,
  [/\s?(?:M|mn|mio|m)(?![\p{L}\d])/uy, 6],
  [/\s?(?:B|bn|b)(?![\p{L}\d])/uy, 9],
];
const CENTS =
  /\s?(?:dollars?|euros?|pounds?|bucks)(?:,? and)? (\d{1,2})\s?(?:cents?|pence|p|¢)(?![a-z])/iy;
const MONEY = /(?:[$€£¥₹]|(?:USD|EUR|GBP|INR)\s?)$/;

/** The number of a text that starts at `start` and ends at `end`, scaled by what follows it. */
export function scaled(
  text: string,
  { start, end, value }: { readonly start: number; readonly end: number; readonly value: string },
): Scaled {
  const percent = endOf(PERCENT, text, end);
  if (percent !== undefined) return { end: percent, value, others: others(shifted(value, -2)) };
  const cents = matchAt(CENTS, text, end)?.[1];
  if (cents !== undefined && !/[./]/.test(value)) {
    return {
      end: CENTS.lastIndex,
      value: decimal(value, cents.padStart(2, "0")) ?? value,
      others: [],
    };
  }
  const isMoney = MONEY.test(text.slice(Math.max(0, start - 4), start));
  for (const [word, power] of isMoney ? MONEY_SCALES : SCALES) {
    const after = endOf(word, text, end);
    const larger = after === undefined ? undefined : shifted(value, power);
    if (after !== undefined && larger !== undefined) {
      return { end: after, value: larger, others: [value] };
    }
  }
  return { end, value, others: [] };
}

function others(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
