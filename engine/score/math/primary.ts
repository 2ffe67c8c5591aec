/**
 * Reads the smallest parts of an answer: numbers, variables, functions, groups, matrices, and what hangs on them.
 * The grammar of whole answers comes in as a parameter.
 * @module
 */

import type { Cursor } from "./cursor.ts";
import type { Collection, Node, Operator } from "./node.ts";
import { type Rational, rational } from "./rational.ts";
import { FUNCTIONS } from "./words.ts";

/** Reads an expression of any kind, lists included. */
type Inner = (cursor: Cursor) => Node;

const MAX_CELLS = 256;

/** Marks after which a group ends; a list of one item and no brackets is that item. */
const CLOSES: Readonly<Record<string, RegExp>> = {
  "(": /^[)\]]$/,
  "[": /^[)\]]$/,
  "{": /^\}$/,
  "{{": /^\}\}$/,
  "⌊": /^⌋$/,
  "⌈": /^⌉$/,
};

const CALL_OF_GROUP: Readonly<Record<string, string>> = { "⌊": "floor", "⌈": "ceil" };

/** A node of a number. */
export function numberNode(value: Rational, digits = 0): Node {
  return { kind: "number", value, digits };
}

/** A node of two joined values. */
export function binaryNode(left: Node, op: Operator, right: Node): Node {
  return { kind: "binary", op, left, right };
}

function callNode(name: string, ...args: readonly Node[]): Node {
  return { kind: "call", name, args };
}

/** Brackets around one value are grouping; around several, or squared, they say what the several are. */
function grouped(open: string, close: string, inner: Node): Node {
  const call = CALL_OF_GROUP[open];
  if (call) return callNode(call, inner);
  const items = inner.kind === "list" ? inner.items : [inner];
  const square = open === "[" || close === "]";
  const set = open === "{{" || open === "{" && items.length > 1;
  if (set) return { kind: "set", brackets: "", items };
  if (items.length === 1 && !square) return inner;
  return { kind: "tuple", brackets: open + close, items };
}

function readGroup(cursor: Cursor, inner: Inner): Node {
  const open = cursor.mark();
  cursor.next();
  const close = CLOSES[open];
  if (open === "{{" && cursor.take("}}")) return { kind: "symbol", name: "varnothing" };
  const node = cursor.within(inner);
  const end = cursor.mark();
  if (!close?.test(end)) throw new RangeError("Cannot read: a bracket stays open");
  cursor.next();
  return grouped(open, end, node);
}

/** An argument as TeX takes it: a group, or the next thing alone. */
function readArgument(cursor: Cursor, inner: Inner): Node {
  if (cursor.mark() === "{" || cursor.mark() === "(") return readGroup(cursor, inner);
  const node = cursor.within((deeper) => readSimple(deeper, inner));
  if (!node) throw new RangeError("Cannot read: an argument is missing");
  return node;
}

function readRoot(cursor: Cursor, inner: Inner): Node {
  let degree: Node = numberNode(rational(2n));
  if (cursor.take("[")) {
    degree = cursor.within(inner);
    cursor.expect("]");
  }
  return callNode("root", readArgument(cursor, inner), degree);
}

/** `\sin 2x`: everything up to the next sign, or to the next function. */
function readLooseArgument(cursor: Cursor, inner: Inner): Node {
  const mark = cursor.mark();
  if (mark === "(" || mark === "{") return readPostfix(cursor, inner) as Node;
  let node = cursor.take("-")
    ? callNode("-", readArgument(cursor, inner))
    : readPostfix(cursor, inner);
  if (!node) throw new RangeError("Cannot read: a function without an argument");
  while (cursor.peek()?.kind === "number" || cursor.peek()?.kind === "symbol") {
    node = binaryNode(node, "*", readPostfix(cursor, inner) as Node);
  }
  return node;
}

function readFunction(cursor: Cursor, name: string, inner: Inner): Node {
  let base: Node | undefined;
  let exponent: Node | undefined;
  if (cursor.take("_")) base = readArgument(cursor, inner);
  if (cursor.take("^")) exponent = readExponent(cursor, inner);
  const argument = cursor.within((deeper) => readLooseArgument(deeper, inner));
  const call = base ? callNode("log", argument, base) : callNode(name, argument);
  return exponent ? binaryNode(call, "^", exponent) : call;
}

function readMatrix(cursor: Cursor, inner: Inner): Node {
  skipName(cursor);
  const rows: Node[][] = [[]];
  for (let cells = 0; cells < MAX_CELLS; cells++) {
    rows.at(-1)?.push(cursor.within(inner));
    if (cursor.take("&")) continue;
    const more = cursor.take("\\\\");
    if (more && !isEnd(cursor)) {
      rows.push([]);
      continue;
    }
    if (!isEnd(cursor)) break;
    cursor.next();
    skipName(cursor);
    return { kind: "matrix", rows };
  }
  throw new RangeError("Cannot read: a matrix without an end");
}

function isEnd(cursor: Cursor): boolean {
  const token = cursor.peek();
  return token?.kind === "call" && token.name === "end";
}

/** `{pmatrix}`, and what `array` says of its columns. */
function skipName(cursor: Cursor): void {
  while (cursor.take("{")) {
    while (cursor.peek() && cursor.mark() !== "}") cursor.next();
    cursor.expect("}");
  }
}

function readCall(cursor: Cursor, name: string, inner: Inner): Node {
  switch (name) {
    case "frac":
      return binaryNode(readArgument(cursor, inner), "/", readArgument(cursor, inner));
    case "binom":
      return callNode("binom", readArgument(cursor, inner), readArgument(cursor, inner));
    case "begin":
      return readMatrix(cursor, inner);
    case "angle":
    case "triangle":
      return { kind: "symbol", name: name + lettersOf(cursor) };
    case "sqrt":
      return readRoot(cursor, inner);
    case "cbrt":
      return callNode("root", readArgument(cursor, inner), numberNode(rational(3n)));
    default:
      return readFunction(cursor, FUNCTIONS.get(name) ?? name, inner);
  }
}

/** The name of an angle: all the letters that follow. */
function lettersOf(cursor: Cursor): string {
  let letters = "";
  for (;;) {
    const token = cursor.peek();
    if (token?.kind === "symbol") letters += token.name;
    else if (token?.kind === "word") letters += token.text;
    else return letters;
    cursor.next();
  }
}

/** `x_1`, `a_{n}`, `y'`: a name of its own. Before brackets f and g are functions. */
function readSymbol(cursor: Cursor, name: string, inner: Inner): Node {
  let full = name;
  while (cursor.take("'")) full += "'";
  if (/^[fg]'*$/.test(full) && cursor.mark() === "(") {
    return callNode(full, readGroup(cursor, inner));
  }
  if (!cursor.take("_")) return { kind: "symbol", name: full };
  const braces = cursor.take("{");
  do {
    const token = cursor.next();
    if (token?.kind === "symbol") full += `_${token.name}`;
    else if (token?.kind === "number") full += `_${token.value.n}`;
    else throw new RangeError("Cannot read: an index of another kind");
  } while (braces && !cursor.take("}"));
  return { kind: "symbol", name: full };
}

/** `|x|`, whose ends look alike: one after a value closes. */
function readBars(cursor: Cursor, bar: string, inner: Inner): Node {
  const node = cursor.betweenBars(inner);
  cursor.expect(bar);
  return callNode("abs", node);
}

function readSimple(cursor: Cursor, inner: Inner): Node | undefined {
  const token = cursor.peek();
  if (!token || token.kind === "word" || isEnd(cursor)) return;
  if (token.kind === "mark" && token.text in CLOSES) return readGroup(cursor, inner);
  if (token.kind === "mark" && !token.text.startsWith("|")) return;
  cursor.next();
  switch (token.kind) {
    case "number":
      return numberNode(token.value, token.digits);
    case "symbol":
      return readSymbol(cursor, token.name, inner);
    case "call":
      return cursor.within((deeper) => readCall(deeper, token.name, inner));
    case "mark":
      return readBars(cursor, token.text, inner);
  }
}

/** `^{-2}`, `^-2`, `^2^3`. */
function readExponent(cursor: Cursor, inner: Inner): Node {
  const negative = cursor.take("-");
  const base = readArgument(cursor, inner);
  const node = cursor.take("^")
    ? binaryNode(base, "^", cursor.within((deeper) => readExponent(deeper, inner)))
    : base;
  return negative ? callNode("-", node) : node;
}

/** What hangs on a value: powers, `!`, `%`, `°`. `undefined` where no value begins. */
export function readPostfix(cursor: Cursor, inner: Inner): Node | undefined {
  let node = cursor.within((deeper) => readSimple(deeper, inner));
  if (!node) return;
  for (;;) {
    if (cursor.take("^")) {
      node = binaryNode(node, "^", cursor.within((deeper) => readExponent(deeper, inner)));
    } else if (cursor.take("!")) node = callNode("factorial", node);
    else if (cursor.take("%")) node = { kind: "unit", value: node, unit: "%" };
    else if (cursor.take("°")) node = { kind: "unit", value: node, unit: "°" };
    else return node;
  }
}

/** A collection without brackets, or its only item. */
export function collected(kind: Collection["kind"], items: readonly Node[]): Node {
  const [only] = items;
  return items.length === 1 && only ? only : { kind, brackets: "", items };
}
