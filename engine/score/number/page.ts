/**
 * A reading with its numbers, and what can be stated by one of them.
 * @module
 */

import type { Numeral } from "./numerals.ts";

/** A reading with its numbers. */
export interface Page {
  readonly text: string;
  readonly numbers: readonly Numeral[];
  readonly cutOff: boolean;
}

/** A number with the rule that found it. */
export interface StatedNumber extends Omit<Numeral, "aside"> {
  readonly rule: string;
}

/** What a text states: a number, or that it does not settle on one; `undefined` where it says nothing. */
export type Extraction = StatedNumber | "undecided" | undefined;

/** Index of the first number that starts at `from` or later. */
export function firstFrom(numbers: readonly Numeral[], from: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as Numeral).start < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
