/**
 * Fractions of whole numbers of any size, exact. A number too long to be worth a verdict is refused, so that hostile
 * answers cost little.
 * @module
 */

/** `n / d`, in lowest terms with `d > 0`. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const MAX_BITS = 8_192;

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

function bits(n: bigint): number {
  return n.toString(16).length * 4;
}

/** `n / d`. Throws a RangeError where `d` is 0, or one of them is longer than 16,384 bits. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError("Cannot divide: the denominator is 0");
  if (bits(n) > 2 * MAX_BITS || bits(d) > 2 * MAX_BITS) {
    throw new RangeError("Cannot read: too long");
  }
  const shared = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / shared, d: d / shared };
}

/** A sum or a product, or `left ÷ right`. Throws a RangeError where it divides by 0. */
export function combine(left: Rational, op: "+" | "*" | "/", right: Rational): Rational {
  switch (op) {
    case "+":
      return rational(left.n * right.d + right.n * left.d, left.d * right.d);
    case "*":
      return rational(left.n * right.n, left.d * right.d);
    case "/":
      return rational(left.n * right.d, left.d * right.n);
  }
}

/** `base` to a whole power. Throws a RangeError where the result is longer than 8,192 bits, or 0 to a negative one. */
export function power(base: Rational, exponent: number): Rational {
  const size = Math.abs(exponent);
  if (bits(base.n) * size > MAX_BITS || bits(base.d) * size > MAX_BITS) {
    const unit = base.d === 1n && (base.n === 0n || base.n === 1n || base.n === -1n);
    if (!unit || !Number.isSafeInteger(size)) throw new RangeError("Cannot raise: too long");
    return rational(base.n === -1n && size % 2 === 0 ? 1n : base.n);
  }
  const [n, d] = [base.n ** BigInt(size), base.d ** BigInt(size)];
  return exponent < 0 ? rational(d, n) : rational(n, d);
}

/** The nearest double; exact for short numbers, and never NaN for long ones. */
export function toDouble({ n, d }: Rational): number {
  const shift = BigInt(Math.max(0, Math.min(bits(n), bits(d)) - 1000));
  return Number(n >> shift) / Number(d >> shift);
}
