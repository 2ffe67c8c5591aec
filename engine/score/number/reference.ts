/**
 * References as numbers: a plain one, one with its unit, a solution that ends in `#### 18`, or several.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import { fold } from "../fold.ts";
import { numerals } from "./numerals.ts";
import { speltNumbers } from "./words.ts";

/** Values that are right; `undefined` where the reference holds no number, or several at once. */
export function acceptable(reference: Json): ReadonlySet<string> | undefined {
  const each = Array.isArray(reference) ? reference : [reference];
  const values = each.map(valuesOf);
  return values.length === 0 || values.some((value) => value.length === 0)
    ? undefined
    : new Set(values.flat());
}

function valuesOf(reference: Json): readonly string[] {
  if (typeof reference !== "number" && typeof reference !== "string") return [];
  const text = fold(String(reference));
  const final = text.slice(text.lastIndexOf("####") + 1).replace(/^###/, "");
  const [number, another] = numerals(final);
  if (another) return [];
  if (number) return [number.value, ...number.others];
  const word = speltNumbers(final.slice(-200)).at(-1);
  return word ? [word.value] : [];
}
