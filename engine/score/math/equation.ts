/**
 * Whether two relations say the same: equations are the same if one is a multiple of the other, inequalities if the
 * factor is positive or the sign is turned, or if both leave the same numbers for the same name.
 * @module
 */

import { difference, exactOf } from "./exact.ts";
import type { Node } from "./node.ts";
import { ratioOf } from "./polynomial.ts";
import { intervalOf, isName, type Relation } from "./relation.ts";
import { all, any, type Verdict } from "./verdict.ts";

type Likeness = (left: Node, right: Node) => Verdict;

const TURNED: Readonly<Record<string, string>> = { "<": ">", ">": "<", "≤": "≥", "≥": "≤" };

/** The verdict on two relations. `likeness` compares their sides. */
export function likenessOfRelations(
  left: Relation,
  right: Relation,
  likeness: Likeness,
): Verdict {
  const [a, b] = [ends(left), ends(right)];
  const sides = sideBySide(a, b, likeness);
  if (sides === "equal") return "equal";
  const [one, other] = [intervalOf(a), intervalOf(b)];
  if (one && other) return all([likeness(nameOf(a), nameOf(b)), likeness(one, other)]);
  if (a.ops.length !== 1 || b.ops.length !== 1) return sides;
  return any([sides, asMultiples(a, b)]);
}

/** `x = 5` of `x = 2 + 3 = 5`. */
function ends(relation: Relation): Relation {
  const { ops, sides } = relation;
  const [first, last] = [sides[0], sides.at(-1)];
  if (!ops.every((op) => op === "=") || !first || !last) return relation;
  return { ...relation, ops: ["="], sides: [first, last] };
}

function nameOf({ sides }: Relation): Node {
  return sides.find(isName) ?? { kind: "words", text: "" };
}

function sideBySide(a: Relation, b: Relation, likeness: Likeness): Verdict {
  if (a.ops.join() !== b.ops.join()) return "unequal";
  return all(a.sides.map((side, at) => likeness(side, b.sides[at] ?? side)));
}

/** `left − right` of a relation, multiplied out and freed of denominators. */
function formOf({ sides: [left, right] }: Relation): ReturnType<typeof exactOf> {
  const [a, b] = [left && exactOf(left), right && exactOf(right)];
  try {
    return a && b ? difference(a, b) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}

function asMultiples(a: Relation, b: Relation): Verdict {
  const [one, other] = [formOf(a), formOf(b)];
  if (!one || !other) return "unsure";
  const ratio = ratioOf(one.num, other.num);
  if (!ratio) return one.closed && other.closed ? "unequal" : "unsure";
  const [op = "", wanted] = [a.ops[0], b.ops[0]];
  return (ratio.n < 0n ? TURNED[op] ?? op : op) === wanted ? "equal" : "unequal";
}
