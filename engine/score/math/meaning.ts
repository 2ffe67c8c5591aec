/**
 * What an answer means beside how it is put: both signs of ±, the tuple of a vector, the shares of a ratio.
 * @module
 */

import { type Node, partsOf } from "./node.ts";

/** The nodes that a ± stands for: all its upper signs, and all its lower ones. */
export function signsOf(node: Node): readonly Node[] {
  return hasSigns(node) ? [withSign(node, "+"), withSign(node, "-")] : [node];
}

function hasSigns(node: Node): boolean {
  return node.kind === "call" && node.name === "±" || partsOf(node).some(hasSigns);
}

function withSign(node: Node, sign: "+" | "-"): Node {
  switch (node.kind) {
    case "call": {
      const args = node.args.map((arg) => withSign(arg, sign));
      const [only] = args;
      if (node.name !== "±") return { ...node, args };
      return sign === "+" && only ? only : { kind: "call", name: "-", args };
    }
    case "binary":
      return { ...node, left: withSign(node.left, sign), right: withSign(node.right, sign) };
    case "unit":
      return { ...node, value: withSign(node.value, sign) };
    case "relation":
      return { ...node, sides: node.sides.map((side) => withSign(side, sign)) };
    default:
      return node;
  }
}

/** The items of a row or column, as a tuple. */
export function vectorOf(node: Node): Node | undefined {
  if (node.kind !== "matrix") return;
  const flat = node.rows.length === 1 || node.rows.every((row) => row.length === 1);
  return flat ? { kind: "tuple", brackets: "()", items: node.rows.flat() } : undefined;
}

/** Parts of a ratio over the last of them. */
export function sharesOf(items: readonly Node[]): readonly Node[] {
  const last = items.at(-1);
  return items.map((part): Node =>
    last ? { kind: "binary", op: "/", left: part, right: last } : part
  );
}
