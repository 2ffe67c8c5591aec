/**
 * What a relation says beside how it is put: the value of an assignment, the numbers of an inequality.
 * @module
 */

import { type Node, partsOf } from "./node.ts";

/** An equation, an inequality, a chain of them. */
export type Relation = Extract<Node, { kind: "relation" }>;

/** Lengths, segments, vectors: a name with a mark on it is one. */
const MARKED = /^(?:abs|overline|bar|vec|hat|widehat|tilde|overrightarrow)$/;

/** Whether a node names something that has no value: `x`, `f(x)`, `\angle ABC`, `the area`. */
export function isName(node: Node | undefined): boolean {
  if (!node) return false;
  if (node.kind === "words") return true;
  if (node.kind === "symbol") return !/^(?:pi|e|i|infty|varnothing)$/.test(node.name);
  if (node.kind === "unit") return isName(node.value);
  if (node.kind === "tuple") return node.items.every(isName);
  if (node.kind === "call") {
    return /^[fg]'*$/.test(node.name) || MARKED.test(node.name) && node.args.every(isName);
  }
  return node.kind === "binary" && node.op === "*" && isName(node.left) &&
    (isName(node.right) || node.right.kind === "tuple");
}

/** Whether a name of something unknown is anywhere in a node. */
function hasNames(node: Node): boolean {
  return node.kind === "symbol" ? isName(node) : partsOf(node).some(hasNames);
}

/** `5` of `x = 5`, of `5 = x`, of `2 + 3 = 5` and of `x ∈ 5`; `undefined` where a relation gives no value. */
export function valueOf({ ops, sides }: Relation): Node | undefined {
  const [first, last] = [sides[0], sides.at(-1)];
  if (ops.length === 1 && ops[0] === "∈" && isName(first)) return last;
  if (!ops.every((op) => op === "=")) return;
  if (isName(first) || !sides.some(hasNames)) return last;
  return isName(last) && ops.length === 1 ? first : undefined;
}

const INFINITY: Node = { kind: "symbol", name: "infty" };
const NEGATIVE_INFINITY: Node = { kind: "call", name: "-", args: [INFINITY] };
const TURNED: Readonly<Record<string, string>> = { "<": ">", ">": "<", "≤": "≥", "≥": "≤" };

function interval(low: Node, open: string, high: Node, close: string): Node {
  return { kind: "tuple", brackets: open + close, items: [low, high] };
}

/** The numbers that a relation leaves for its name: `(1, 2]` of `1 < x ≤ 2`; `undefined` where it has another form. */
export function intervalOf({ ops, sides }: Relation): Node | undefined {
  const [a, b, c] = sides;
  const [first = "", second = ""] = ops;
  if (!TURNED[first] || sides.length > 3 || !a || !b) return;
  if (c) return between({ low: a, name: b, high: c }, first, second);
  if (isName(a) && !hasNames(b)) return half(b, first);
  return isName(b) && !hasNames(a) ? half(a, TURNED[first] ?? "") : undefined;
}

/** The numbers `x` with `x op bound`. */
function half(bound: Node, op: string): Node {
  if (op === "<" || op === "≤") {
    return interval(NEGATIVE_INFINITY, "(", bound, op === "≤" ? "]" : ")");
  }
  return interval(bound, op === "≥" ? "[" : "(", INFINITY, ")");
}

interface Between {
  readonly low: Node;
  readonly name: Node;
  readonly high: Node;
}

function between({ low, name, high }: Between, first: string, second: string): Node | undefined {
  if (!isName(name) || hasNames(low) || hasNames(high)) return;
  if (/^[>≥]$/.test(first)) {
    const turned = { low: high, name, high: low };
    return between(turned, TURNED[second] ?? "", TURNED[first] ?? "");
  }
  if (!/^[<≤]$/.test(second)) return;
  return interval(low, first === "≤" ? "[" : "(", high, second === "≤" ? "]" : ")");
}
