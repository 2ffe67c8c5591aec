/**
 * Whether two single values are the same: exactly where they can be multiplied out, by trial at fixed points where not.
 * No tolerance but one: a decimal of ten or more digits stands for the endless one that it rounds.
 * @module
 */

import { difference, type Exact, exactOf, rationalOf } from "./exact.ts";
import type { Node } from "./node.ts";
import { probe } from "./probe.ts";
import type { Verdict } from "./verdict.ts";
import { unitOf } from "./words.ts";

const ROUNDED_DIGITS = 10;

/** The verdict on two values. */
export function likenessOfValues(left: Node, right: Node): Verdict {
  if (unitsDiffer(left, right)) return "unequal";
  const [a, b] = [exactOf(left), exactOf(right)];
  const exact = a && b ? exactly(a, b) : "unsure";
  if (exact === "equal") return "equal";
  const tried = probe(left, right);
  if (exact === "unsure") return tried;
  return tried === "equal" && (isRounding(left, b) || isRounding(right, a)) ? "equal" : "unequal";
}

function exactly(a: Exact, b: Exact): Verdict {
  try {
    if (difference(a, b).num.size === 0) return "equal";
    return a.closed && b.closed ? "unequal" : "unsure";
  } catch (error) {
    if (error instanceof RangeError) return "unsure";
    throw error;
  }
}

/** Whether a node is a long decimal, and what it stands for has none that ends. */
function isRounding(node: Node, exact: Exact | undefined): boolean {
  const digits = node.kind === "call" && node.name === "-" ? node.args[0] : node;
  if (digits?.kind !== "number" || digits.digits < ROUNDED_DIGITS || !exact) return false;
  const value = rationalOf(exact);
  if (!value) return true;
  let rest = value.d;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  return rest !== 1n;
}

function unitsDiffer(left: Node, right: Node): boolean {
  if (left.kind !== "unit" || right.kind !== "unit" || left.unit === right.unit) return false;
  const [a, b] = [left.unit, right.unit].map((unit) => unit.split(" ")[0] ?? "");
  return unitOf(a ?? "") !== undefined && unitOf(b ?? "") !== undefined && a !== b;
}
