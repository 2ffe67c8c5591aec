/**
 * Exact values: quotients of polynomials, multiplied out. Whatever +, −, ×, ÷, whole powers and square roots of numbers
 * make is decided here for good, both ways; other functions count as names of their own, by which equality can still
 * be proven and inequality not.
 * @module
 */

import { hasDegrees, type Node } from "./node.ts";
import { type Polynomial, product, ratioOf, sum, term } from "./polynomial.ts";
import { combine, power, type Rational, rational } from "./rational.ts";

/** A value as `num / den`. */
export interface Exact {
  readonly num: Polynomial;
  readonly den: Polynomial;
  /** Whether values of this and another closed one are the same only if their forms are. */
  readonly closed: boolean;
}

const ONE = term(rational(1n));
const MAX_POWER = 64;
const MAX_PRIME = 10_000n;
const MAX_FACTORIAL = 1000n;

function quotient(num: Polynomial, den: Polynomial, closed: boolean): Exact {
  if (den.size === 0) throw new RangeError("Cannot divide: the denominator is 0");
  return { num, den, closed };
}

function number(value: Rational): Exact {
  return quotient(term(value), ONE, true);
}

function named(name: string, closed: boolean): Exact {
  return quotient(term(rational(1n), name), ONE, closed);
}

/** The number that a value is, where it is a fraction. */
export function rationalOf({ num, den }: Exact): Rational | undefined {
  if (num.size === 0) return rational(0n);
  return ratioOf(den, num);
}

function times(left: Exact, right: Exact): Exact {
  const closed = left.closed && right.closed;
  return quotient(product(left.num, right.num), product(left.den, right.den), closed);
}

function over(left: Exact, right: Exact): Exact {
  return times(left, quotient(right.den, right.num, right.closed));
}

/** `left − right`. */
export function difference(left: Exact, right: Exact, scale = rational(-1n)): Exact {
  const closed = left.closed && right.closed;
  if (ratioOf(left.den, right.den)?.n === 1n && ratioOf(left.den, right.den)?.d === 1n) {
    return quotient(sum(left.num, right.num, scale), left.den, closed);
  }
  const [a, b] = [product(left.num, right.den), product(right.num, left.den)];
  return quotient(sum(a, b, scale), product(left.den, right.den), closed);
}

function raised(base: Exact, exponent: number): Exact {
  const value = rationalOf(base);
  if (value) return number(power(value, exponent));
  if (Math.abs(exponent) > MAX_POWER) throw new RangeError("Cannot expand: a high power");
  let result = number(rational(1n));
  for (let count = 0; count < Math.abs(exponent); count++) result = times(result, base);
  return exponent < 0 ? over(number(rational(1n)), result) : result;
}

/** √n as a whole number times roots of primes, by trial division. */
function rootOfWhole(n: bigint): Exact {
  let [rest, outside] = [n < 0n ? -n : n, 1n];
  let root = n < 0n ? named("i", true) : number(rational(1n));
  for (let prime = 2n; prime * prime <= rest; prime++) {
    if (prime > MAX_PRIME) throw new RangeError("Cannot take the root: too large to factor");
    let count = 0;
    for (; rest % prime === 0n; rest /= prime) count++;
    outside *= prime ** BigInt(count >> 1);
    if (count % 2 === 1) root = times(root, named(`√${prime}`, true));
  }
  if (rest > 1n) root = times(root, named(`√${rest}`, true));
  return times(root, number(rational(outside)));
}

function squareRoot({ n, d }: Rational): Exact {
  if (n === 0n) return number(rational(0n));
  return times(rootOfWhole(n * d), number(rational(1n, d)));
}

/** A function of exact values as a name: the same function of the same values has the same one. */
function opaque(name: string, args: readonly Exact[]): Exact {
  const spelled = args.map((arg) => `${spell(arg.num)}/${spell(arg.den)}`);
  return named(`${name}(${spelled.join(";")})`, false);
}

function spell(terms: Polynomial): string {
  const parts = [...terms].sort(([a], [b]) => a < b ? -1 : 1);
  return parts.map(([monomial, { n, d }]) =>
    `${n}:${d}[${monomial.replaceAll("\t", "^").replaceAll("\n", "*")}]`
  ).join("+");
}

function powerOf(base: Exact, exponent: Exact): Exact {
  const whole = rationalOf(exponent);
  if (whole?.d === 1n) return raised(base, Number(whole.n));
  const value = rationalOf(base);
  if (whole?.d === 2n && value) return raised(squareRoot(value), Number(whole.n));
  return opaque("^", [base, exponent]);
}

function rootOf(base: Exact, degree: Exact): Exact {
  const [value, order] = [rationalOf(base), rationalOf(degree)];
  if (value && order?.n === 2n && order.d === 1n) return squareRoot(value);
  if (order && order.n !== 0n) return powerOf(base, number(combine(rational(1n), "/", order)));
  throw new RangeError("Cannot take the root: its degree is no number");
}

function wholeOf(value: Exact | undefined): bigint | undefined {
  const found = value && rationalOf(value);
  return found?.d === 1n ? found.n : undefined;
}

function factorial(value: Exact): Exact {
  const n = wholeOf(value);
  if (n === undefined || n < 0n || n > MAX_FACTORIAL) return opaque("factorial", [value]);
  return number(rational(falling(n, n)));
}

/** n·(n−1)·…, `count` factors. */
function falling(n: bigint, count: bigint): bigint {
  let result = 1n;
  for (let step = 0n; step < count; step++) result *= n - step;
  return result;
}

function binomial(top: Exact, bottom: Exact): Exact {
  const [n, k] = [wholeOf(top), wholeOf(bottom)];
  if (n === undefined || k === undefined || k < 0n || n < k || n > MAX_FACTORIAL) {
    return opaque("binom", [top, bottom]);
  }
  return number(rational(falling(n, k), falling(k, k)));
}

function floorOf(value: Exact, step: bigint, name: string): Exact {
  const found = rationalOf(value);
  if (!found) return opaque(name, [value]);
  const down = found.n / found.d - (found.n % found.d < 0n ? 1n : 0n);
  return number(rational(down + (found.d === 1n ? 0n : step)));
}

function absolute(value: Exact): Exact {
  const found = rationalOf(value);
  if (!found) return opaque("abs", [value]);
  return number(rational(found.n < 0n ? -found.n : found.n, found.d));
}

type Call = (first: Exact, second: Exact | undefined) => Exact;

const CALLS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ["-", (value) => difference(number(rational(0n)), value)],
  ["root", (value, degree) => rootOf(value, degree ?? number(rational(2n)))],
  ["factorial", factorial],
  ["binom", (top, bottom) => bottom ? binomial(top, bottom) : opaque("binom", [top])],
  ["abs", absolute],
  ["floor", (value) => floorOf(value, 0n, "floor")],
  ["ceil", (value) => floorOf(value, 1n, "ceil")],
]);

function callOf(node: Extract<Node, { kind: "call" }>): Exact {
  const args = node.args.map(exact);
  const [first, second] = args;
  const known = CALLS.get(node.name);
  return known && first ? known(first, second) : opaque(spelledName(node), args);
}

/** `sin 30°` is no `sin 30`. */
function spelledName({ name, args }: Extract<Node, { kind: "call" }>): string {
  return args.some(hasDegrees) ? `${name}°` : name;
}

function binaryOf({ op, left, right }: Extract<Node, { kind: "binary" }>): Exact {
  const [a, b] = [exact(left), exact(right)];
  switch (op) {
    case "+":
      return difference(a, b, rational(1n));
    case "-":
      return difference(a, b);
    case "*":
      return times(a, b);
    case "/":
      return over(a, b);
    case "^":
      return powerOf(a, b);
  }
}

function exact(node: Node): Exact {
  switch (node.kind) {
    case "number":
      return number(node.value);
    case "symbol":
      return named(node.name, true);
    case "unit":
      return node.unit === "%"
        ? times(exact(node.value), number(rational(1n, 100n)))
        : exact(node.value);
    case "binary":
      return binaryOf(node);
    case "call":
      return callOf(node);
    default:
      throw new RangeError("Cannot compute: no single value");
  }
}

/** The exact value of a node; `undefined` where it has none, or one too long to write out. */
export function exactOf(node: Node): Exact | undefined {
  try {
    return exact(node);
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}
