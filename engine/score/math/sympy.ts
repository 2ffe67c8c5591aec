/**
 * What SymPy's `parse_latex` with `simplify(a - b) == 0` says of two expressions, by assay's own algebra: it reads up to
 * the first comma, and nothing that stands in square or mixed brackets, in braces, in a matrix, or with a percent sign.
 * Observed with SymPy 1.14 and ANTLR 4.11.
 * @module
 */

import { likeness } from "./likeness.ts";
import type { Node } from "./node.ts";
import { read } from "./parse.ts";
import { surfaceOf } from "./surface.ts";
import type { Verdict } from "./verdict.ts";

/** Brackets, marks and forms that its grammar has no rule for, and values whose difference is not 0. */
const BEYOND =
  /[[\]<>]|\\[{}%$]|\{\}|(?<!\d)\.\d|\\(?:begin|infty|le|leq|ge|geq|lt|gt|cup|cap)(?![a-z])/;
const BRACKETED_COMMA = /\([^()]*,[^()]*\)/;

/** The verdict on two expressions. What SymPy cannot read equals nothing, not even itself. */
export function likenessInSymPy(one: string, other: string): Verdict {
  if (![one, other].every(isReadable)) return "unequal";
  const [a, b] = [one, other].map((text) => firstPart(text.replaceAll(":", "/")));
  if (a === undefined || b === undefined) return "unequal";
  if (a === b) return "equal";
  const [left, right] = [a, b].map((text) => read(text, { grouping: true }));
  return left && right ? likenessOfSingles(left, right) : "unsure";
}

function isReadable(text: string): boolean {
  const shown = text.replace(/\\sqrt\[[^[\]]*\]/g, "\\sqrt");
  return text !== "" && !BEYOND.test(shown) && !BRACKETED_COMMA.test(shown);
}

function likenessOfSingles(left: Node, right: Node): Verdict {
  const relations = left.kind === "relation" || right.kind === "relation";
  return relations ? "unequal" : likeness(left, right);
}

/** `0,4` is read as 0; `1,000` as a thousand. */
function firstPart(text: string): string | undefined {
  const end = text.search(/,(?!\d{3}(?!\d))/);
  return surfaceOf(end < 0 ? text : text.slice(0, end));
}
