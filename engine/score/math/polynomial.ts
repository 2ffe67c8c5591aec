/**
 * Polynomials with fractions as coefficients, over names that nothing relates: variables, π, e, i and the square roots
 * of primes, with i² = −1 and √p² = p. In this form two values are the same exactly when their terms are.
 * @module
 */

import { combine, type Rational, rational } from "./rational.ts";

/** Coefficients by monomial, `x^2·y` as `x\t2\ny\t1`; none of them is 0. */
export type Polynomial = ReadonlyMap<string, Rational>;

const MAX_TERMS = 256;
const MAX_DEGREE = 200;
const MAX_PAIRS = 10_000;

/** A number, or that many of a name. Square roots of primes are called `√2`, the imaginary unit `i`. */
export function term(value: Rational, name?: string): Polynomial {
  if (value.n === 0n) return new Map();
  return new Map([[name === undefined ? "" : `${name}\t1`, value]]);
}

function add(terms: Map<string, Rational>, monomial: string, value: Rational): void {
  const sum = combine(terms.get(monomial) ?? rational(0n), "+", value);
  if (sum.n === 0n) terms.delete(monomial);
  else terms.set(monomial, sum);
  if (terms.size > MAX_TERMS) throw new RangeError("Cannot expand: too many terms");
}

/** `left + scale·right`. Throws a RangeError beyond 256 terms. */
export function sum(left: Polynomial, right: Polynomial, scale = rational(1n)): Polynomial {
  const terms = new Map(left);
  for (const [monomial, value] of right) add(terms, monomial, combine(value, "*", scale));
  return terms;
}

/** The product. Throws a RangeError beyond 256 terms, a degree of 200, or 10,000 pairs of terms. */
export function product(left: Polynomial, right: Polynomial): Polynomial {
  if (left.size * right.size > MAX_PAIRS) throw new RangeError("Cannot expand: too many pairs");
  const terms = new Map<string, Rational>();
  for (const [one, a] of left) {
    for (const [other, b] of right) {
      const { monomial, factor } = joined(one, other);
      add(terms, monomial, combine(combine(a, "*", b), "*", factor));
    }
  }
  return terms;
}

function powersOf(monomial: string): Map<string, number> {
  const pairs = monomial === "" ? [] : monomial.split("\n").map((part) => part.split("\t"));
  return new Map(pairs.map(([name = "", power]) => [name, Number(power)]));
}

/** Two monomials as one, and the number that i² and √p² leave. */
function joined(one: string, other: string): { monomial: string; factor: Rational } {
  if (one === "" || other === "") return { monomial: one || other, factor: rational(1n) };
  const powers = powersOf(one);
  let factor = rational(1n);
  for (const [name, power] of powersOf(other)) {
    const total = (powers.get(name) ?? 0) + power;
    if (total > MAX_DEGREE) throw new RangeError("Cannot expand: the degree is too high");
    const square = squareOf(name);
    if (square !== undefined && total === 2) factor = combine(factor, "*", rational(square));
    if (square !== undefined && total === 2) powers.delete(name);
    else powers.set(name, total);
  }
  const parts = [...powers].sort(([a], [b]) => a < b ? -1 : 1).map(([n, p]) => `${n}\t${p}`);
  return { monomial: parts.join("\n"), factor };
}

function squareOf(name: string): bigint | undefined {
  if (name === "i") return -1n;
  return name.startsWith("√") ? BigInt(name.slice(1)) : undefined;
}

/** `r` with `right = r·left`; `undefined` where there is none, or `left` is 0. */
export function ratioOf(left: Polynomial, right: Polynomial): Rational | undefined {
  const [first] = left;
  const match = first && right.get(first[0]);
  if (!match || left.size !== right.size) return;
  const ratio = combine(match, "/", first[1]);
  return sum(right, left, combine(ratio, "*", rational(-1n))).size === 0 ? ratio : undefined;
}
