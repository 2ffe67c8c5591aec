/**
 * What a number comes to once its neighbours are seen: the result of an equation, one of several that are offered, or
 * itself.
 * @module
 */

import { anyOf } from "../pattern.ts";
import type { Extraction, Page } from "./page.ts";
import { otherSpellings } from "./units.ts";

const { raw } = String;

const MONEY = raw`\s?\\?[$€£]?`;
const UNIT = raw`^\s?(?:\\?[$€£%])?`;
/** Between two numbers of one sum or equation: an operator, with a few words of units before it. */
const OPERATOR = new RegExp(
  raw`${UNIT}(?:\s?\/?\s?[a-z²³]{1,16}){0,4}[\s)\]}]{0,3}` + anyOf(
    raw`(?<equals>=|≈|\\approx|equals|is)`,
    raw`[-+*/×·÷x^]|\\(?:times|cdot|div)|plus|minus|times|(?:divided|multiplied) by`,
  ) + raw`[\s(\[{\\$€£-]{0,6}$`,
  "iu",
);
/** Between two numbers of which either may be meant. */
const EITHER = new RegExp(
  UNIT + anyOf(
    "[-–—~～]",
    raw`,? ?\b(?:or|oder|ou|bis|to)(?: (?:maybe|perhaps|possibly|even|about))?`,
    "或者?|还是|至|到",
  ) + raw`${MONEY}$`,
  "iu",
);
/** Between the ends of a range whose first one follows `between`. */
const AND = new RegExp(raw`${UNIT}(?:\s?\p{L}{1,16})?\s(?:and|und|et|y)${MONEY}$`, "iu");
const BETWEEN = new RegExp(raw`\b(?:between|zwischen|entre)${MONEY}\s?$`, "i");
const CHANGE = new RegExp(raw`\b(?:from|von|de)${MONEY}\s?$`, "i");
/** Longest stretch between neighbours. */
const REACH = 80;

/** What is stated by the number at `index`, which stands first in its statement. */
export function stated(page: Page, index: number, rule: string): Extraction {
  let [last, result] = [index, index];
  for (;;) {
    const operator = OPERATOR.exec(gapAfter(page, last) ?? "");
    if (!operator) break;
    last++;
    if (operator.groups?.["equals"] !== undefined) result = last;
  }
  const isSum = result !== last;
  return isSum || isOffered(page, result) ? "undecided" : settled(page, result, rule);
}

/** The number at `index` as stated, unless more digits of it may have been cut off. */
export function settled(page: Page, index: number, rule: string): Extraction {
  const number = page.numbers[index];
  if (!number) return;
  const { start, end, value } = number;
  const others = [...number.others, ...otherSpellings(page, index)];
  const isOpen = page.cutOff && /^[.,]?\d*$/.test(page.text.slice(end, end + 2));
  return isOpen ? undefined : { start, end, value, others, rule };
}

/** Whether the number at `index` and a neighbour are offered as alternatives, or as the ends of a range. */
export function isOffered(page: Page, index: number): boolean {
  return isPair(page, index) || isPair(page, index - 1);
}

function isPair(page: Page, index: number): boolean {
  const gap = gapAfter(page, index);
  const number = page.numbers[index];
  if (gap === undefined || !number) return false;
  const before = page.text.slice(Math.max(0, number.start - 16), number.start);
  if (EITHER.test(gap)) return !CHANGE.test(before) && !isRestated(page, index);
  return AND.test(gap) && BETWEEN.test(before);
}

/** Whether the next number says the same again: `0.6 or 60%`, `3 + 4 or 7`. */
function isRestated(page: Page, index: number): boolean {
  const [number, next] = [page.numbers[index], page.numbers[index + 1]];
  if (!number || !next) return false;
  const before = OPERATOR.exec(gapAfter(page, index - 1) ?? "");
  const isSum = before !== null && before.groups?.["equals"] === undefined;
  return isSum || [next.value, ...next.others].includes(number.value);
}

/** The text between a number and the next, where it is short. */
function gapAfter({ text, numbers }: Page, index: number): string | undefined {
  const [number, next] = [numbers[index], numbers[index + 1]];
  return number && next && next.start - number.end < REACH
    ? text.slice(number.end, next.start)
    : undefined;
}
