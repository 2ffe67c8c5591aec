/**
 * Equality by trial: both sides computed in doubles at eight fixed points, the same in every run. All of them alike is
 * taken for equal, none of them for unequal; some of them, or nothing computable, says nothing.
 * @module
 */

import { CALLS, type Complex, OPERATORS, real } from "./complex.ts";
import { hasDegrees, type Node, partsOf } from "./node.ts";
import { toDouble } from "./rational.ts";

const TOLERANCE = 1e-10;
/** Sizes below which values count as 0 beside rounding errors. */
const FLOOR = 1e-3;
const POINTS = 8;
const TRIGONOMETRIC = /^(?:sin|cos|tan|cot|sec|csc)$/;

/** Numerators and denominators of what the variables stand for; no ratio of two is a ratio of two others. */
const TOPS = [3, 11, 17, 5, 23, 2, 29, 13, 31, 7, 19];
const BOTTOMS = [7, 5, 13, 19, 9, 11, 21];

const CONSTANTS: ReadonlyMap<string, Complex> = new Map([
  ["pi", real(Math.PI)],
  ["e", real(Math.E)],
  ["i", { re: 0, im: 1 }],
]);

type Values = ReadonlyMap<string, Complex>;

/** Every other point has some variables below 0. */
function valuesAt(point: number, names: readonly string[]): Values {
  return new Map(names.map((name, place) => {
    const top = TOPS[(point + 3 * place) % TOPS.length] ?? 1;
    const bottom = BOTTOMS[(point + 2 * place) % BOTTOMS.length] ?? 1;
    return [name, real((point + place) % 2 === 0 ? top / bottom : -top / bottom)];
  }));
}

/** The variables of a node. */
function addNames(node: Node, names: Set<string>): void {
  if (node.kind === "symbol" && !CONSTANTS.has(node.name)) names.add(node.name);
  for (const part of partsOf(node)) addNames(part, names);
}

function callAt(node: Extract<Node, { kind: "call" }>, values: Values): Complex {
  const [first, second] = node.args.map((arg) => valueAt(arg, values));
  const apply = CALLS.get(node.name);
  if (!apply || !first) throw new RangeError("Cannot compute: an unknown function");
  if (!TRIGONOMETRIC.test(node.name) || !node.args.some(hasDegrees)) return apply(first, second);
  return apply(OPERATORS["*"](first, real(Math.PI / 180)), second);
}

function valueAt(node: Node, values: Values): Complex {
  switch (node.kind) {
    case "number":
      return real(toDouble(node.value));
    case "symbol": {
      const value = CONSTANTS.get(node.name) ?? values.get(node.name);
      if (!value || /^(?:infty|varnothing)$/.test(node.name)) break;
      return value;
    }
    case "unit": {
      const value = valueAt(node.value, values);
      return node.unit === "%" ? OPERATORS["*"](value, real(0.01)) : value;
    }
    case "binary":
      return OPERATORS[node.op](valueAt(node.left, values), valueAt(node.right, values));
    case "call":
      return callAt(node, values);
  }
  throw new RangeError("Cannot compute: no single value");
}

function isAlike(a: Complex, b: Complex): boolean {
  const size = Math.max(Math.hypot(a.re, a.im), Math.hypot(b.re, b.im), FLOOR);
  return Math.hypot(a.re - b.re, a.im - b.im) <= TOLERANCE * size;
}

function isFinite({ re, im }: Complex): boolean {
  return Number.isFinite(re) && Number.isFinite(im);
}

/** How many points two nodes were alike at, of those where both have a value. */
function countAlike(left: Node, right: Node): { readonly alike: number; readonly seen: number } {
  const names = new Set<string>();
  addNames(left, names);
  addNames(right, names);
  const sorted = [...names].sort();
  let [alike, seen] = [0, 0];
  for (let point = 0; point < (sorted.length === 0 ? 1 : POINTS); point++) {
    const values = valuesAt(point, sorted);
    const [a, b] = [valueAt(left, values), valueAt(right, values)];
    if (!isFinite(a) || !isFinite(b)) continue;
    seen++;
    if (isAlike(a, b)) alike++;
  }
  return { alike, seen };
}

/** What the trial says of two values. */
export function probe(left: Node, right: Node): "equal" | "unequal" | "unsure" {
  try {
    const { alike, seen } = countAlike(left, right);
    if (seen === 0) return "unsure";
    if (alike === seen) return "equal";
    return alike === 0 ? "unequal" : "unsure";
  } catch (error) {
    if (error instanceof RangeError) return "unsure";
    throw error;
  }
}
