/**
 * The n-grams of a text by which langdetect 1.0.9 tells its language: 1 to 3 characters of one word, its edges as spaces;
 * words in capitals give only their first letter, scripts of many characters stand for one.
 * @module
 */

import { isUpper } from "../python/words.ts";
import { profiles } from "./profiles.ts";

const WEB_ADDRESS = /https?:\/\/[-_.?&~;+=/#0-9A-Za-z]{1,2076}/g;
const MAIL_ADDRESS = /[-_.0-9A-Za-z]{1,64}@[-_0-9A-Za-z]{1,255}[-_.0-9A-Za-z]{1,255}/g;
const VIETNAMESE = /[AEIOUYaeiouyÂÊÔâêôĂăƠơƯư][\u0300\u0301\u0303\u0309\u0323]/g;
const MOST_CHARS = 10_000;

/** What stands for whole sets of characters, the first set that has one. */
const STAND_INS: readonly (readonly [set: RegExp, standIn: string])[] = [
  [/[\0-@[-`{-\x7f\xa0«°»\u2000-\u206f]/, " "],
  [/ș/, "ş"],
  [/ț/, "ţ"],
  [/\u06cc/, "\u064a"],
  [/[\u1ea0-\u1eff]/, "\u1ec3"],
  [/[\u3040-\u309f]/, "あ"],
  [/[\u30a0-\u30ff]/, "ア"],
  [/[\u3100-\u312f\u31a0-\u31bf]/, "\u3105"],
  [/[\uac00-\ud7af]/, "가"],
];

/** The n-grams that some language is known for, in their order. */
export function gramsOf(text: string): readonly string[] {
  const { has } = profiles();
  const grams: string[] = [];
  let [window, isInCapitals] = [" ", false];
  for (const original of cleaned(text)) {
    const char = normalized(original);
    const last = window.slice(-1);
    if (last === " ") [window, isInCapitals] = [" ", false];
    if (last === " " && char === " ") continue;
    window = window.slice(-2) + char;
    isInCapitals = isUpper(char) && (isInCapitals || isUpper(last));
    if (isInCapitals) continue;
    for (let length = 1; length <= window.length; length++) {
      const gram = window.slice(-length);
      if (gram !== " " && has(gram)) grams.push(gram);
    }
  }
  return grams;
}

function normalized(char: string): string {
  if (/[A-Za-z]/.test(char)) return char;
  const standIn = STAND_INS.find(([set]) => set.test(char));
  return standIn?.[1] ?? profiles().kanji.get(char) ?? char;
}

/** Without addresses, and without Latin letters where other letters are more than twice as many. */
function cleaned(text: string): readonly string[] {
  const plain = text.replace(WEB_ADDRESS, " ").replace(MAIL_ADDRESS, " ")
    .replace(VIETNAMESE, (pair) => pair.normalize("NFC"));
  const chars = [...plain].slice(0, MOST_CHARS);
  const latin = chars.filter(isLatin).length;
  const other = chars.filter((char) => char >= "\u0300" && !/[\u1e00-\u1eff]/.test(char)).length;
  return 2 * latin < other ? chars.filter((char) => !isLatin(char)) : chars;
}

function isLatin(char: string): boolean {
  return "A" <= char && char <= "z";
}
