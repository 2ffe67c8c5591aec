/**
 * Complex numbers in doubles, with the functions that answers use. Principal branches.
 * @module
 */

/** `re + i·im`. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** A real number. */
export function real(re: number): Complex {
  return { re, im: 0 };
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function over(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

function plus(a: Complex, b: Complex, scale = 1): Complex {
  return { re: a.re + scale * b.re, im: a.im + scale * b.im };
}

function exp({ re, im }: Complex): Complex {
  const size = Math.exp(re);
  return im === 0 ? real(size) : { re: size * Math.cos(im), im: size * Math.sin(im) };
}

function ln({ re, im }: Complex): Complex {
  return { re: Math.log(Math.hypot(re, im)), im: Math.atan2(im, re) };
}

/** Real powers of positive numbers, and whole powers of small ones, keep all their digits. */
function pow(base: Complex, exponent: Complex): Complex {
  if (base.re === 0 && base.im === 0) {
    return real(exponent.re > 0 ? 0 : exponent.re === 0 ? 1 : NaN);
  }
  const isReal = base.im === 0 && exponent.im === 0;
  if (isReal && (base.re > 0 || Number.isInteger(exponent.re))) return real(base.re ** exponent.re);
  return exp(times(ln(base), exponent));
}

const I: Complex = { re: 0, im: 1 };

function sin({ re, im }: Complex): Complex {
  return { re: Math.sin(re) * Math.cosh(im), im: Math.cos(re) * Math.sinh(im) };
}

function cos({ re, im }: Complex): Complex {
  return { re: Math.cos(re) * Math.cosh(im), im: -Math.sin(re) * Math.sinh(im) };
}

/** A real function, where its argument is real and in its domain. */
function onReals(apply: (x: number) => number): (z: Complex) => Complex {
  return ({ re, im }) => real(im === 0 ? apply(re) : NaN);
}

function factorial(n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 170) return NaN;
  let result = 1;
  for (let factor = 2; factor <= n; factor++) result *= factor;
  return result;
}

/** What two values make. */
export const OPERATORS: Readonly<
  Record<"+" | "-" | "*" | "/" | "^", (a: Complex, b: Complex) => Complex>
> = { "+": plus, "-": (a, b) => plus(a, b, -1), "*": times, "/": over, "^": pow };

/** Functions by name; the second argument is a degree, a base, or missing. */
export const CALLS: ReadonlyMap<string, (z: Complex, second: Complex | undefined) => Complex> =
  new Map<string, (z: Complex, second: Complex | undefined) => Complex>([
    ["-", (z) => ({ re: -z.re, im: -z.im })],
    ["sin", sin],
    ["cos", cos],
    ["tan", (z) => over(sin(z), cos(z))],
    ["cot", (z) => over(cos(z), sin(z))],
    ["sec", (z) => over(real(1), cos(z))],
    ["csc", (z) => over(real(1), sin(z))],
    ["arcsin", onReals(Math.asin)],
    ["arccos", onReals(Math.acos)],
    ["arctan", onReals(Math.atan)],
    ["sinh", (z) => times(sin(times(z, I)), { re: 0, im: -1 })],
    ["cosh", (z) => cos(times(z, I))],
    ["tanh", onReals(Math.tanh)],
    ["exp", exp],
    ["ln", ln],
    ["lg", (z) => over(ln(z), real(Math.LN10))],
    ["log", (z, base) => over(ln(z), base ? ln(base) : real(Math.LN10))],
    ["abs", (z) => real(Math.hypot(z.re, z.im))],
    ["floor", onReals(Math.floor)],
    ["ceil", onReals(Math.ceil)],
    ["factorial", onReals(factorial)],
    ["root", rootOf],
  ]);

/** The real root of a negative number where its degree is odd, else the principal one. */
function rootOf(z: Complex, degree: Complex = real(2)): Complex {
  const order = degree.re;
  if (z.im === 0 && z.re < 0 && order % 2 !== 0) return real(-((-z.re) ** (1 / order)));
  return pow(z, over(real(1), degree));
}
