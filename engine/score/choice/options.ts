/**
 * The choices of a question as a reply may name them, and which of them are right.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Choice, Question } from "../../plan/sample.ts";
import { fold } from "../fold.ts";

/** The letters that can be chosen, and what they stand for. */
export interface Options {
  readonly letters: ReadonlySet<string>;
  /** Comparable texts by letter; those without one are left out. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Letters of a question that does not list its choices. */
const UNLISTED = "ABCD";

/** The options of a question. Without choices they are A to D, or up to the letter of the reference. */
export function optionsOf({ choices, reference }: Question): Options {
  if (choices === null || choices.length === 0) {
    return { letters: new Set(lettersUpTo(reference)), texts: new Map() };
  }
  return {
    letters: new Set(choices.map(({ letter }) => letter)),
    texts: new Map(choices.map(textOf).filter(([, text]) => text !== "")),
  };
}

function lettersUpTo(reference: Json): string {
  const letter = rightTogether(reference)?.at(-1) ??
    (typeof reference === "string" ? bareLetter(reference) ?? "" : "");
  const last = letter > "D" ? letter : "D";
  return letter === "" ? UNLISTED : "ABCDEFGHIJKLMNOPQRSTUVWXYZ".slice(0, last.charCodeAt(0) - 64);
}

function textOf({ letter, text }: Choice): [string, string] {
  return [letter, comparable(text)];
}

/** A text without case, notation and the marks around it: what two spellings of one choice have in common. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/\\(?:text|textbf|mathrm|mathbf|mbox)\b/g, "")
    .replace(/[\s*_`$"'{}\\]+/g, " ")
    .replace(/[\s.,;:!?。]{1,8}$/, "")
    .trim()
    .toLowerCase();
}

/** Letters that are right; `undefined` where the reference names no choice. */
export function rightLetters(reference: Json, options: Options): ReadonlySet<string> | undefined {
  const each = Array.isArray(reference) ? reference : [reference];
  const letters = each.map((one) => rightLetter(one, options));
  return letters.length === 0 || letters.includes(undefined)
    ? undefined
    : new Set(letters as string[]);
}

/** Letters that are right together, sorted, as one: `AD` of `AD`, `A D`, `A,D`; `undefined` where it is no such list. */
export function rightTogether(reference: Json): string | undefined {
  if (typeof reference !== "string") return;
  const listed = /^[([{]?[A-J](?:[\s,、;&]{0,3}[A-J])+[)\]}.]?$/.exec(fold(reference).trim())?.[0];
  const letters = listed?.match(/[A-J]/g) ?? [];
  const isSorted = letters.every((letter, i) => i === 0 || letter > (letters[i - 1] ?? ""));
  return isSorted && letters.length > 1 ? letters.join("") : undefined;
}

function rightLetter(reference: Json, { letters, texts }: Options): string | undefined {
  if (typeof reference !== "string" && typeof reference !== "number") return;
  const said = String(reference);
  const letter = bareLetter(said);
  if (letter !== undefined && letters.has(letter)) return letter;
  const same = [...texts].filter(([, text]) => text === comparable(said));
  if (same.length > 0) return same[0]?.[0];
  const lead = /^\s*[(\[]?([A-Za-z])[)\].:]\s*\S/.exec(fold(said))?.[1]?.toUpperCase();
  return lead !== undefined && letters.has(lead) ? lead : undefined;
}

/** The letter of `B`, `(b)`, `B.`, `【Ｂ】`. */
function bareLetter(said: string): string | undefined {
  return /^[\s(\[{【"'*$]*([A-Za-z])[\s)\]}】.:"'*$]*$/.exec(fold(said))?.[1]?.toUpperCase();
}
