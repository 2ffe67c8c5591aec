/**
 * `float` of Python 3: what it reads as a number, and how it writes one down.
 * @module
 */

import { strip } from "../python/text.ts";

const DIGITS = "\\p{Nd}+(?:_\\p{Nd}+)*";
const NUMBER = new RegExp(
  `^[+-]?(?:(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?|inf(?:inity)?|nan)$`,
  "iu",
);

/** `str(float(text))`; `null` where `float` would refuse. Reads `1_000`, ` 1e3`, `.5`, `-inf` and digits of any script. */
export function floatText(text: string): string | null {
  const bare = strip(text);
  if (!NUMBER.test(bare)) return null;
  const plain = bare.toLowerCase().replaceAll("_", "").replace(/\p{Nd}/gu, latinDigit);
  if (plain.includes("nan")) return "nan";
  if (plain.includes("inf")) return plain.startsWith("-") ? "-inf" : "inf";
  return written(Number(plain));
}

/** As `repr` has it: the shortest digits that read back, with an exponent from 1e16 on and below 1e-4. */
function written(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  const digits = Object.is(value, -0) ? "-0" : String(value);
  return digits.includes(".") ? digits : `${digits}.0`;
}

/** Blocks of decimal digits are ten code points long and start at their zero, which is a digit after one that is none. */
function latinDigit(digit: string): string {
  let place = 0;
  const code = digit.normalize("NFKC").codePointAt(0) ?? 0;
  while (place < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - place - 1))) place++;
  return String(place);
}
