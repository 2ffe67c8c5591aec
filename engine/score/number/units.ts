/**
 * The same quantity in two units, `45 minutes, or 0.75 hours`: a reply that says both says either.
 * @module
 */

import type { Page } from "./page.ts";

/** Units of one kind by their size in the smallest of it. */
const KINDS: readonly Readonly<Record<string, number>>[] = [
  { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800, 秒: 1, 分钟: 60, 小时: 3600 },
  { mm: 1, cm: 10, m: 1000, meter: 1000, metre: 1000, km: 1_000_000, kilometer: 1_000_000 },
  { inch: 1, foot: 12, feet: 12, yard: 36 },
  { g: 1, gram: 1, kg: 1000, kilogram: 1000 },
  { ml: 1, milliliter: 1, liter: 1000, litre: 1000 },
  { cent: 1, dollar: 100 },
];
const UNIT = /^[\s-]?(\p{L}{1,12})/u;
/** Longest stretch between the two. */
const REACH = 40;

/** What a neighbour of the number at `index` says in another unit, if it says the same. */
export function otherSpellings(page: Page, index: number): readonly string[] {
  return [index - 1, index + 1].flatMap((neighbour) => {
    const isSame = isNear(page, Math.min(index, neighbour)) && isEqual(page, index, neighbour);
    return isSame ? page.numbers[neighbour]?.value ?? [] : [];
  });
}

function isNear({ numbers }: Page, index: number): boolean {
  const [number, next] = [numbers[index], numbers[index + 1]];
  return number !== undefined && next !== undefined && next.start - number.end < REACH;
}

function isEqual(page: Page, index: number, other: number): boolean {
  const [one, two] = [index, other].map((at) => sizesOf(page, at));
  return KINDS.some((_, kind) => {
    const [a, b] = [one?.[kind], two?.[kind]];
    return a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.abs(a);
  });
}

/** The number at `index` in the smallest unit of each kind; `undefined` in all kinds but that of its unit. */
function sizesOf({ text, numbers }: Page, index: number): readonly (number | undefined)[] {
  const number = numbers[index];
  if (!number) return [];
  const word = UNIT.exec(text.slice(number.end, number.end + 16))?.[1]?.toLowerCase() ?? "";
  const [above = NaN, below = 1] = number.value.split("/").map(Number);
  return KINDS.map((units) => {
    const name = [word, word.replace(/e?s$/, ""), word.replace(/s$/, "")]
      .find((name) => Object.hasOwn(units, name));
    return name === undefined ? undefined : above / below * (units[name] ?? NaN);
  });
}
