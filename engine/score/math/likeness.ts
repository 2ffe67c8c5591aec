/**
 * Whether two answers, as read, are the same: shape by shape, down to single values. Sets and lists in any order,
 * tuples in theirs; an assignment is its value, an inequality its interval, an equation any multiple of itself.
 * @module
 */

import { likenessOfRelations } from "./equation.ts";
import type { Collection, Node } from "./node.ts";
import { intervalOf, type Relation, valueOf } from "./relation.ts";
import { sharesOf, signsOf, vectorOf } from "./meaning.ts";
import { likenessOfValues } from "./value.ts";
import { all, any, type Verdict } from "./verdict.ts";

/** The verdict on two answers. Both directions give the same one. */
export function likeness(left: Node, right: Node): Verdict {
  const [a, b] = [plain(left), plain(right)];
  if (a.kind === "words" || b.kind === "words") return likenessOfWords(a, b);
  if (a.kind === "relation" && b.kind === "relation") return likenessOfRelations(a, b, likeness);
  if (a.kind === "relation") return likenessToRelation(b, a);
  if (b.kind === "relation") return likenessToRelation(a, b);
  if (a.kind === "matrix" && b.kind === "matrix") return likenessOfMatrices(a.rows, b.rows);
  return likenessOfParts(vectorOf(a) ?? a, vectorOf(b) ?? b);
}

/** ± is a list of two, and a ratio says no more than its shares. */
function plain(node: Node): Node {
  const signs = signsOf(node);
  if (signs.length > 1) return { kind: "list", brackets: "", items: signs };
  if (node.kind === "list") return { ...node, items: node.items.flatMap(signsOf) };
  return node.kind === "ratio" ? { ...node, items: sharesOf(node.items) } : node;
}

function likenessOfWords(a: Node, b: Node): Verdict {
  return a.kind === "words" && b.kind === "words" && a.text === b.text ? "equal" : "unequal";
}

function likenessToRelation(node: Node, relation: Relation): Verdict {
  const value = valueOf(relation);
  if (value) return likeness(node, value);
  const interval = intervalOf(relation);
  return interval ? likeness(node, interval) : "unequal";
}

function likenessOfMatrices(a: readonly (readonly Node[])[], b: typeof a): Verdict {
  if (a.length !== b.length) return "unequal";
  return all(a.map((row, at) => inOrder(row, b[at] ?? [])));
}

function inOrder(a: readonly Node[], b: readonly Node[]): Verdict {
  if (a.length !== b.length) return "unequal";
  return all(a.map((item, at) => likeness(item, b[at] ?? item)));
}

/** Every item has one like it, each counted once. */
function inAnyOrder(a: readonly Node[], b: readonly Node[]): Verdict {
  if (a.length !== b.length) return "unequal";
  const rest = [...b];
  const found = a.map((item) => {
    const verdicts = rest.map((other) => likeness(item, other));
    const at = verdicts.indexOf("equal");
    if (at >= 0) rest.splice(at, 1);
    return any(verdicts);
  });
  return all(found);
}

/** `{1, 1, 2}` is `{1, 2}`. */
function distinct(items: readonly Node[]): readonly Node[] {
  return items.filter((item, at) =>
    !items.slice(0, at).some((before) => likeness(before, item) === "equal")
  );
}

function isCollection(node: Node): node is Collection {
  return /^(?:list|set|union|tuple|ratio)$/.test(node.kind);
}

/** Kinds of collections that may be the same, and how their items are matched. */
const MATCHES: Readonly<Record<string, (a: readonly Node[], b: readonly Node[]) => Verdict>> = {
  "list list": inAnyOrder,
  "list set": (a, b) => inAnyOrder(distinct(a), distinct(b)),
  "set set": (a, b) => inAnyOrder(distinct(a), distinct(b)),
  "union union": inAnyOrder,
  "list union": inAnyOrder,
  "tuple tuple": inOrder,
  "list tuple": inOrder,
  "ratio ratio": inOrder,
};

function likenessOfParts(a: Node, b: Node): Verdict {
  if (a.kind === "matrix" || b.kind === "matrix") return "unequal";
  if (!isCollection(a)) return isCollection(b) ? likenessToOne(b, a) : likenessOfValues(a, b);
  if (!isCollection(b)) return likenessToOne(a, b);
  const [first, second] = a.kind <= b.kind ? [a, b] : [b, a];
  if (first.kind === "tuple" && first.brackets !== second.brackets && second.kind === "tuple") {
    return "unequal";
  }
  const match = MATCHES[`${first.kind} ${second.kind}`];
  return match ? match(first.items, second.items) : "unequal";
}

/** A set of one thing is like that thing, `2:3` like `2/3`; nothing else of several is like one. */
function likenessToOne(several: Collection, one: Node): Verdict {
  const [only, share] = several.items;
  if (several.kind === "set" && only && !share) return likeness(only, one);
  const fraction = several.kind === "ratio" && one.kind === "binary" && one.op === "/";
  return fraction && only && share && several.items.length === 2
    ? likenessOfValues({ kind: "binary", op: "/", left: only, right: share }, one)
    : "unequal";
}
