/**
 * The shapes of a mathematical answer, as read.
 * @module
 */

import type { Rational } from "./rational.ts";

/** An answer or a part of one. */
export type Node =
  /** `digits`: significant ones of a number with a decimal point; 0 for all others. */
  | { readonly kind: "number"; readonly value: Rational; readonly digits: number }
  /** A variable of any spelling, or one of `pi`, `e`, `i`, `infty`, `varnothing`. */
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "binary"; readonly op: Operator; readonly left: Node; readonly right: Node }
  /** A function of one or more arguments: `sin`, `root` (of, degree), `log` (of, base), `±`. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
  /** A value and what it counts: `%`, `°`, `square inches`. */
  | { readonly kind: "unit"; readonly value: Node; readonly unit: string }
  | Collection
  | { readonly kind: "matrix"; readonly rows: readonly (readonly Node[])[] }
  /** `sides[0] ops[0] sides[1] ops[1] …`. */
  | { readonly kind: "relation"; readonly ops: readonly string[]; readonly sides: readonly Node[] }
  /** Plain words, in small letters. */
  | { readonly kind: "words"; readonly text: string };

/** What joins two values. */
export type Operator = "+" | "-" | "*" | "/" | "^";

/** Several answers: in any order, `list` and `set` and `union`; or in this one, `tuple` with its brackets and `ratio`. */
export interface Collection {
  readonly kind: "list" | "set" | "union" | "tuple" | "ratio";
  /** `()`, `[)`, …; empty where the kind has none. */
  readonly brackets: string;
  readonly items: readonly Node[];
}

/** The parts of a node that are nodes themselves. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "binary":
      return [node.left, node.right];
    case "call":
      return node.args;
    case "unit":
      return [node.value];
    case "matrix":
      return node.rows.flat();
    case "relation":
      return node.sides;
    case "list":
    case "set":
    case "union":
    case "tuple":
    case "ratio":
      return node.items;
    default:
      return [];
  }
}

/** Whether an angle in degrees is anywhere in a node. */
export function hasDegrees(node: Node): boolean {
  return node.kind === "unit" && node.unit === "°" || partsOf(node).some(hasDegrees);
}
