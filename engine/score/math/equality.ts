/**
 * Mathematical equality of two answers as they are written. Most pairs are settled by their spelling, nearly all others
 * by reading them; what is left is `unsure`, for a symbolic engine. Bounded time, whatever the answers say.
 * @module
 */

import { likeness } from "./likeness.ts";
import { read } from "./parse.ts";
import { NUMERAL, surfaceOf } from "./surface.ts";
import { any, type Verdict } from "./verdict.ts";
import { unitOf } from "./words.ts";

const GROUPS = /\d,\d{3}/;
const FACE = /\\(?:text|mbox|textbf|mathrm|mathbf|textit|operatorname)\s*\{([^{}]*)\}/g;
const NAMED = /^[a-zA-Z]\s*=/;
/** A unit of one letter, which reads like a variable, or one of two: `5 m`, `24 m^2`, `5 m/s`. */
const SHORT_UNIT = /^(.*[\d)}])\s*([a-zA-Z]+)(?:\s*\/\s*([a-zA-Z]+))?\s*(?:\^\s*\{?[23]\}?)?$/s;

/** Whether two answers are equal. */
export function equality(left: string, right: string): Verdict {
  const [a, b] = [surfaceOf(left), surfaceOf(right)];
  if (a === undefined || b === undefined) return left === right ? "equal" : "unequal";
  if (spelling(a) === spelling(b)) return a === "" || b === "" ? "unequal" : "equal";
  const numerals = likenessOfNumerals(a, b);
  if (numerals) return numerals;
  const verdict = readings(a, b);
  return verdict === "equal" ? verdict : any([verdict, withoutShortUnits(a, b)]);
}

/** What is left of a surface without blanks, and without the difference between text and other letters. */
function spelling(surface: string): string {
  const bare = surface.replace(FACE, "$1").replace(/(?<!\d)\s+|\s+(?!\d)/g, "")
    .replace(/^\((\p{L})\)$/u, "$1");
  return /^\p{L}{3,}$/u.test(bare) ? bare.toLowerCase() : bare;
}

function readings(a: string, b: string): Verdict {
  const verdict = readBoth(a, b, true);
  if (verdict === "equal" || !GROUPS.test(a) && !GROUPS.test(b)) return verdict;
  return readBoth(a, b, false) === "equal" ? "equal" : verdict;
}

function readBoth(a: string, b: string, grouping: boolean): Verdict {
  const [left, right] = [read(a, { grouping }), read(b, { grouping })];
  return left && right ? likeness(left, right) : "unsure";
}

function likenessOfNumerals(a: string, b: string): Verdict | undefined {
  const [left, right] = [a, b].map((surface) => spelling(surface.replace(NAMED, "")));
  const [one, other] = [NUMERAL.exec(left ?? ""), NUMERAL.exec(right ?? "")];
  if (!one && !other) return;
  const [first, second] = [one?.[1] ?? left, other?.[1] ?? right];
  const bases = !one || !other || one[2] === other[2];
  return first === second && bases ? "equal" : "unequal";
}

function withoutShortUnits(a: string, b: string): Verdict {
  const [left, right] = [withoutShortUnit(a), withoutShortUnit(b)];
  return left === a && right === b || left !== a && right !== b ? "unequal" : readings(left, right);
}

function withoutShortUnit(surface: string): string {
  const [, value, unit = "", per] = SHORT_UNIT.exec(surface.replace(FACE, "$1")) ?? [];
  if (value === undefined || unitOf(unit) === undefined) return surface;
  const isUnit = per === undefined ? unit.length <= 2 : unitOf(per) !== undefined;
  return isUnit ? value : surface;
}
