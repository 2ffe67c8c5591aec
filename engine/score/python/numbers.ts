/**
 * Numbers as Python reads and prints them.
 * @module
 */

import { fold } from "../fold.ts";
import { strip } from "./text.ts";

/** `float()`, of which `nan` and `inf` are left out; `undefined` where it raises. */
export function toFloat(text: string): number | undefined {
  const plain = asciiDigits(strip(text));
  return /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i.test(
      plain,
    )
    ? Number(plain.replaceAll("_", ""))
    : undefined;
}

/** `int()` of a text; `undefined` where it raises. */
export function toInt(text: string): number | undefined {
  const plain = asciiDigits(strip(text));
  return /^[+-]?\d+(?:_\d+)*$/.test(plain) ? Number(plain.replaceAll("_", "")) : undefined;
}

/** `format(value, ".5g")`: five significant digits, of two that are equally near the even one. */
export function toFiveDigits(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const tie = /^(-?\d\.\d{3}[02468])50*e(.*)$/.exec(value.toExponential(30));
  const [, digits, exponent] = tie ?? /^(.*)e(.*)$/.exec(value.toExponential(4)) ?? [];
  const power = Number(exponent);
  if (power >= -4 && power < 5) return String(Number(`${digits}e${power}`));
  const sign = power < 0 ? "-" : "+";
  return `${Number(digits)}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}

function asciiDigits(text: string): string {
  return text.replace(/\P{ASCII}/gu, (unit) => /\p{Nd}/u.test(unit) ? fold(unit) : unit);
}
