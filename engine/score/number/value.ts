/**
 * Exact values of written numbers, each as its one shortest spelling: `1234.5`, `-3`, `2/3`.
 *
 * Two values are equal if and only if their spellings are, so nothing is rounded and nothing overflows. A fraction that
 * ends is spelt as a decimal.
 * @module
 */

/** Digits beyond which a number is not read: no answer is longer, and work on it would not be bounded. */
const MAX_DIGITS = 400;

/** The value of the digits before and after the point, times a power of ten; `undefined` where it is too long. */
export function decimal(whole: string, part = "", power = 0): string | undefined {
  const digits = (whole + part).replace(/^0+/, "");
  if (digits.length > MAX_DIGITS || Math.abs(power) > MAX_DIGITS) return;
  if (digits === "") return "0";
  const point = digits.length - part.length + power;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const rest = padded.slice(at).replace(/0+$/, "");
  return rest === "" ? padded.slice(0, at) : `${padded.slice(0, at)}.${rest}`;
}

/** The value of a fraction and of what is whole before it; `undefined` over zero, or where it is too long. */
export function ratio(above: string, below: string, whole = "0"): string | undefined {
  if (above.length + below.length + whole.length > MAX_DIGITS) return;
  const under = BigInt(below);
  const [n, d] = reduced(BigInt(whole) * under + BigInt(above), under);
  if (d === 0n) return;
  const places = placesOver(d);
  if (places === undefined) return `${n}/${d}`;
  return decimal((n * 10n ** BigInt(places) / d).toString(), "", -places);
}

/** A whole number to a power; `undefined` for any other number, or where it is too long. */
export function power(base: string, exponent: number): string | undefined {
  if (!/^\d+$/.test(base) || base.length * exponent > MAX_DIGITS) return;
  return (BigInt(base) ** BigInt(exponent)).toString();
}

/** A decimal times a power of ten; `undefined` for a fraction that does not end, or where it is too long. */
export function shifted(value: string, power: number): string | undefined {
  const [, whole = "", part = ""] = /^(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  return whole === "" ? undefined : decimal(whole, part, power);
}

/** The value, negated where it is to be. Zero has no sign. */
export function negatedIf(isNegative: boolean, value: string): string {
  return isNegative && value !== "0" ? `-${value}` : value;
}

function reduced(n: bigint, d: bigint): readonly [bigint, bigint] {
  let [a, b] = [n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [n, d] : [n / a, d / a];
}

/** Decimal places of 1/d; `undefined` where it does not end, or is too long. */
function placesOver(d: bigint): number | undefined {
  let [rest, twos, fives] = [d, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  const places = Math.max(twos, fives);
  return rest === 1n && places <= MAX_DIGITS ? places : undefined;
}
