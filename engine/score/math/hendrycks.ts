/**
 * The equality of Hendrycks' MATH, as lm-evaluation-harness has it (`is_equiv`, `strip_string`): two strings are equal
 * once a few habits of spelling are gone. A string that trips its code is compared raw, as there.
 * Source: lm_eval/tasks/hendrycks_math and aime, utils.py.
 * @module
 */

import { substituted, type Substitutions } from "./substitute.ts";

/** What Python raises within the published code; the comparison falls back to the raw strings. */
export class Tripped extends Error {}

const BEFORE_UNITS: Substitutions = [
  ["\n", ""],
  ["\\!", ""],
  ["\\\\", "\\"],
  ["tfrac", "frac"],
  ["dfrac", "frac"],
  ["\\left", ""],
  ["\\right", ""],
  ["^{\\circ}", ""],
  ["^\\circ", ""],
  ["\\$", ""],
];

const AFTER_UNITS: Substitutions = [["\\%", ""], [" .", " 0."], ["{.", "{0."]];

function stripString(text: string): string {
  let result = substituted(withoutUnits(substituted(text, BEFORE_UNITS)), AFTER_UNITS);
  if (result === "") return result;
  if (result.startsWith(".")) result = `0${result}`;
  result = braceFractions(braceRoots(withoutName(result)).replaceAll(" ", ""));
  return slashAsFraction(result === "0.5" ? "\\frac{1}{2}" : result);
}

/** `\text{ ` begins a unit, and may only do so once. */
function withoutUnits(text: string): string {
  const parts = text.split("\\text{ ");
  if (parts.length > 2) throw new Tripped();
  return parts[0] ?? "";
}

/** `k = 5` is 5, of names of two characters at most. */
export function withoutName(text: string): string {
  const [left = "", right, ...more] = text.split("=");
  return right !== undefined && more.length === 0 && left.length <= 2 ? right : text;
}

function braceRoots(text: string): string {
  const [start = "", ...parts] = text.split("\\sqrt");
  return start + parts.map((part) => {
    if (part === "") throw new Tripped();
    return part.startsWith("{") ? `\\sqrt${part}` : `\\sqrt{${part.charAt(0)}}${part.slice(1)}`;
  }).join("");
}

/** `\frac12` is `\frac{1}{2}`. A `\frac` at the end trips, unless `lenient`; one before a single character stops it. */
export function braceFractions(text: string, lenient = false): string {
  const [start = "", ...parts] = text.split("\\frac");
  let result = start;
  for (const part of parts) {
    if (part === "" && !lenient) throw new Tripped();
    if (!part.startsWith("{") && part.length < 2) return text;
    result += `\\frac${part.startsWith("{") ? part : bracedArguments(part)}`;
  }
  return result;
}

function bracedArguments(part: string): string {
  const [top, bottom, rest] = [part.charAt(0), part.charAt(1), part.slice(2)];
  return bottom === "{" ? `{${top}}${bottom}${rest}` : `{${top}}{${bottom}}${rest}`;
}

/** `1/2` is `\frac{1}{2}`. A slash between other things than whole numbers trips, unless `lenient`. */
export function slashAsFraction(text: string, lenient = false): string {
  const parts = text.split("/");
  if (parts.length !== 2) return text;
  const [top, bottom] = parts.map(wholeNumber);
  if (top === undefined || bottom === undefined) {
    if (lenient) return text;
    throw new Tripped();
  }
  return text === `${top}/${bottom}` ? `\\frac{${top}}{${bottom}}` : text;
}

/** Longest whole number that Python reads. */
const MAX_DIGITS = 4300;

/** `str(int(text))` of Python. */
function wholeNumber(text: string): string | undefined {
  return text.length <= MAX_DIGITS && /^\s*[-+]?\d+(?:_\d+)*\s*$/.test(text)
    ? String(BigInt(text.trim().replaceAll("_", "").replace(/^\+/, "")))
    : undefined;
}

/** Whether two strings are equal by the published rule. */
export function isEquivalent(one: string, other: string): boolean {
  try {
    return stripString(one) === stripString(other);
  } catch (error) {
    if (error instanceof Tripped) return one === other;
    throw error;
  }
}
