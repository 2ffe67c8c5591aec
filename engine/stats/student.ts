/**
 * Student's t: tails and quantiles. As its degrees of freedom grow it becomes the normal distribution.
 *
 * By the regularized incomplete beta function, Abramowitz and Stegun 26.7.1, as the continued fraction DLMF 8.17.22.
 * @module
 */

/** Beyond so many degrees of freedom the normal distribution is no other, to 1 in 100,000 of a tail out to z = 5. */
const MOST_FREEDOM = 1e7;
const TINY = 1e-300;
const MOST_TERMS = 20_000;
/** Lanczos' coefficients for g = 7, n = 9 (P. Godfrey 2001): ln Γ to 15 digits. */
const LANCZOS = [
  0.99999999999980993,
  676.5203681218851,
  -1259.1392167224028,
  771.32342877765313,
  -176.61502916214059,
  12.507343278686905,
  -0.13857109526572012,
  9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;

/** P(T > t) for t ≥ 0 and `freedom` > 0; `Infinity`: the normal distribution. */
export function studentTail(t: number, freedom: number): number {
  const df = Math.min(freedom, MOST_FREEDOM);
  const square = t * t;
  if (square === Infinity) return 0;
  const x = df / (df + square);
  const rest = square / (df + square);
  if (x < (df / 2 + 1) / (df / 2 + 2.5)) return betaPart([x, rest], df / 2, 0.5) / 2;
  return (1 - betaPart([rest, x], 0.5, df / 2)) / 2;
}

/** The t that is exceeded with chance 1 − p, 0.5 ≤ p < 1; 1.96 for 0.975 and `Infinity`. */
export function studentQuantile(p: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (studentTail(high, freedom) > 1 - p) high *= 2;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentTail(middle, freedom) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Iₓ(a, b), of which the continued fraction converges fast; both x and 1 − x, since the smaller one would lose digits. */
function betaPart([x, rest]: readonly [number, number], a: number, b: number): number {
  if (x === 0) return 0;
  const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest);
  return Math.exp(log) * fraction(x, a, b) / a;
}

/** Lentz's way through the continued fraction. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / atLeast(1 - (a + b) * x / (a + 1));
  let product = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const step of [even, odd]) {
      d = 1 / atLeast(1 + step * d);
      c = atLeast(1 + step / c);
      change = c * d;
      product *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return product;
}

function atLeast(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

function logGamma(z: number): number {
  const shifted = z - 1;
  const base = shifted + LANCZOS.length - 1.5;
  const series = LANCZOS.reduce((sum, part, i) => i === 0 ? part : sum + part / (shifted + i), 0);
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}
