/**
 * The words that answers are full of: functions, units, fillers and joiners, and what each one is to a reader of
 * mathematics.
 * @module
 */

/** Functions of one argument, by every name they go by. */
export const FUNCTIONS: ReadonlyMap<string, string> = new Map(Object.entries({
  sin: "sin",
  cos: "cos",
  tan: "tan",
  tg: "tan",
  cot: "cot",
  ctg: "cot",
  sec: "sec",
  csc: "csc",
  arcsin: "arcsin",
  asin: "arcsin",
  arccos: "arccos",
  acos: "arccos",
  arctan: "arctan",
  atan: "arctan",
  sinh: "sinh",
  cosh: "cosh",
  tanh: "tanh",
  ln: "ln",
  log: "log",
  lg: "lg",
  exp: "exp",
  abs: "abs",
  sqrt: "sqrt",
  cbrt: "cbrt",
}));

/** Constants that are written out. */
export const CONSTANTS: ReadonlyMap<string, string> = new Map(Object.entries({
  pi: "pi",
  infty: "infty",
  infinity: "infty",
  inf: "infty",
  emptyset: "varnothing",
  varnothing: "varnothing",
}));

/** What joins the answers of a list. */
export const JOINERS: ReadonlySet<string> = new Set([
  "and",
  "or",
  "und",
  "oder",
  "et",
  "ou",
  "或",
  "和",
]);

/** What may stand before an answer without changing it. */
export const FILLERS: ReadonlySet<string> = new Set([
  "a",
  "about",
  "an",
  "approximately",
  "equals",
  "exactly",
  "is",
  "roughly",
  "the",
]);

/** Units by their many names; two of different names here are different, all others count as the question's own. */
const UNITS: Readonly<Record<string, string>> = {
  m: "m meter meters metre metres",
  cm: "cm centimeter centimeters centimetre centimetres",
  mm: "mm millimeter millimeters millimetre millimetres",
  km: "km kilometer kilometers kilometre kilometres",
  in: "in inch inches",
  ft: "ft foot feet",
  yd: "yd yard yards",
  mi: "mi mile miles",
  g: "g gram grams",
  kg: "kg kilogram kilograms",
  lb: "lb lbs pound pounds",
  oz: "oz ounce ounces",
  s: "s sec secs second seconds",
  min: "min mins minute minutes",
  h: "h hr hrs hour hours",
  day: "day days",
  week: "week weeks",
  month: "month months",
  year: "year years",
  l: "l liter liters litre litres",
  ml: "ml milliliter milliliters millilitre millilitres",
  dollar: "dollar dollars usd",
  cent: "cent cents",
  euro: "euro euros eur",
  mph: "mph",
  kmh: "kmh kph",
  "°": "° degree degrees",
  "%": "% percent pct percentage",
};

const UNIT_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(UNITS).flatMap(([unit, names]) => names.split(" ").map((name) => [name, unit])),
);

/** One name for a unit of several, `m` of `meters`; `undefined` where it is none that is known. */
export function unitOf(word: string): string | undefined {
  return UNIT_OF.get(word.toLowerCase());
}
