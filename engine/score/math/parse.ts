/**
 * Reads a surface as mathematics: lists of relations of unions of sums of products, with units and words around them.
 * Total: what it cannot read is `undefined`. Bounded in length, depth and number of parts.
 * @module
 */

import { Cursor } from "./cursor.ts";
import type { Node } from "./node.ts";
import { binaryNode, collected, numberNode, readPostfix } from "./primary.ts";
import { rational } from "./rational.ts";
import { type Token, type TokenOptions, tokensOf } from "./token.ts";
import { FILLERS, unitOf } from "./words.ts";

const MAX_ITEMS = 64;
const RELATIONS = /^[=<>≤≥≠≈≡∈]$/;

/** The answer that a surface spells. */
export function read(surface: string, options: TokenOptions): Node | undefined {
  try {
    const cursor = new Cursor(tokensOf(surface, options));
    const node = readList(cursor);
    return cursor.peek() ? undefined : node;
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}

function readMany(
  cursor: Cursor,
  mark: string,
  readItem: (cursor: Cursor) => Node,
): readonly Node[] {
  const items = [readItem(cursor)];
  while (cursor.take(mark)) {
    while (cursor.take(mark));
    if (!cursor.peek()) break;
    items.push(readItem(cursor));
    if (items.length > MAX_ITEMS) throw new RangeError("Cannot read: too many items");
  }
  return items;
}

function readList(cursor: Cursor): Node {
  return collected("list", readMany(cursor, ",", readRelation));
}

function readRelation(cursor: Cursor): Node {
  if (/^[=≈]$/.test(cursor.mark())) cursor.next();
  const sides = [readRatio(cursor)];
  const ops: string[] = [];
  while (RELATIONS.test(cursor.mark()) && sides.length < MAX_ITEMS) {
    ops.push(cursor.mark().replace("≈", "="));
    cursor.next();
    sides.push(readRatio(cursor));
  }
  const [only] = sides;
  return ops.length === 0 && only ? only : { kind: "relation", ops, sides };
}

function readRatio(cursor: Cursor): Node {
  return collected("ratio", readMany(cursor, ":", readUnion));
}

function readUnion(cursor: Cursor): Node {
  return collected("union", readMany(cursor, "∪", readSum));
}

const SUMS: Readonly<Record<string, (left: Node, right: Node) => Node>> = {
  "+": (left, right) => binaryNode(left, "+", right),
  "-": (left, right) => binaryNode(left, "-", right),
  "±": (left, right) => binaryNode(left, "+", { kind: "call", name: "±", args: [right] }),
  "∓": (left, right) => binaryNode(left, "-", { kind: "call", name: "±", args: [right] }),
};

function readSum(cursor: Cursor): Node {
  const words = readWords(cursor);
  if (words) return words;
  let node = readTerm(cursor);
  for (;;) {
    const join = SUMS[cursor.mark()];
    if (!join) return withUnit(cursor, node);
    cursor.next();
    node = join(node, readTerm(cursor));
  }
}

const SIGNS: Readonly<Record<string, string>> = { "-": "-", "+": "+", "±": "±", "∓": "±" };

/** A product with its sign, which binds weaker than a power. */
function readTerm(cursor: Cursor): Node {
  const sign = SIGNS[cursor.mark()];
  if (sign === undefined) return readProduct(cursor);
  cursor.next();
  const node = cursor.within(readTerm);
  return sign === "+" ? node : { kind: "call", name: sign, args: [node] };
}

function readProduct(cursor: Cursor): Node {
  let node = readMixed(cursor) ?? readFactor(cursor);
  for (;;) {
    const op = cursor.mark();
    if (op === "*" || op === "/") {
      cursor.next();
      node = binaryNode(node, op, readSignedFactor(cursor));
      continue;
    }
    if (cursor.inBars && op.startsWith("|")) return node;
    if (cursor.peek()?.kind === "number" && endsInNumber(node)) {
      throw new RangeError("Cannot read: two numbers side by side");
    }
    const next = readPostfix(cursor, readList);
    if (!next) return node;
    node = binaryNode(node, "*", next);
  }
}

function endsInNumber(node: Node): boolean {
  return node.kind === "number" || node.kind === "binary" && endsInNumber(node.right);
}

function readFactor(cursor: Cursor): Node {
  const node = readPostfix(cursor, readList);
  if (!node) throw new RangeError("Cannot read: a value is missing");
  return node;
}

function readSignedFactor(cursor: Cursor): Node {
  return cursor.take("-")
    ? { kind: "call", name: "-", args: [readFactor(cursor)] }
    : readFactor(cursor);
}

function isWhole(token: Token | undefined): boolean {
  return token?.kind === "number" && token.value.d === 1n && token.digits === 0;
}

/** `3\frac{1}{8}` and `3 1/8`: a whole number and a fraction of whole ones are a sum, not a product. */
function readMixed(cursor: Cursor): Node | undefined {
  if (!isWhole(cursor.peek())) return;
  return cursor.attempt(() => {
    const whole = cursor.next();
    const fraction = readSlashed(cursor) ?? readFraction(cursor);
    if (whole?.kind !== "number" || !fraction) return;
    return binaryNode(numberNode(whole.value), "+", fraction);
  });
}

function readSlashed(cursor: Cursor): Node | undefined {
  const [top, bottom] = [cursor.peek(), cursor.peek(2)];
  if (cursor.mark(1) !== "/" || !isWhole(top) || !isWhole(bottom)) return;
  if (top?.kind !== "number" || bottom?.kind !== "number" || bottom.value.n === 0n) return;
  for (let passed = 0; passed < 3; passed++) cursor.next();
  return numberNode(rational(top.value.n, bottom.value.n));
}

function readFraction(cursor: Cursor): Node | undefined {
  const token = cursor.peek();
  if (token?.kind !== "call" || token.name !== "frac") return;
  const node = readPostfix(cursor, readList);
  if (node?.kind !== "binary" || node.op !== "/") return;
  const whole = node.left.kind === "number" && node.right.kind === "number";
  return whole && cursor.mark() !== "^" ? node : undefined;
}

/** Words alone are an answer; fillers before a value are none. */
function readWords(cursor: Cursor): Node | undefined {
  const words: string[] = [];
  for (let token = cursor.peek(); token?.kind === "word"; token = cursor.peek()) {
    words.push(token.text);
    cursor.next();
  }
  if (words.length === 0 || beginsValue(cursor) && words.every((word) => FILLERS.has(word))) return;
  if (beginsValue(cursor)) throw new RangeError("Cannot read: words before a value");
  return { kind: "words", text: words.join(" ") };
}

function beginsValue(cursor: Cursor): boolean {
  return cursor.peek() !== undefined && !/^[=<>≤≥≠≡∈,:)\]}]|^\}\}$|^[&]|^\\\\$/.test(cursor.mark());
}

/** `17 square feet`, `5 m/s`, `864 inches^2`: the value, and what it counts. */
function withUnit(cursor: Cursor, value: Node): Node {
  const words: string[] = [];
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    if (token.kind === "word") words.push(token.text);
    else if (words.length === 0 || !/^[/^]$/.test(cursor.mark())) break;
    else {
      cursor.next();
      const part = cursor.take("{") ? cursor.next() : cursor.peek();
      words.push(part?.kind === "number" ? String(part.value.n) : lastOf(part));
    }
    cursor.next();
  }
  return words.length === 0 ? value : { kind: "unit", value, unit: unitName(words) };
}

function lastOf(token: Token | undefined): string {
  if (token?.kind === "symbol") return token.name;
  return token?.kind === "word" ? token.text : "";
}

function unitName(words: readonly string[]): string {
  return words.map((word) => unitOf(word) ?? word).join(" ");
}
