/**
 * Methods of Python's `str`, and what published rules make of them. Linear, whatever the text: `/\s+$/` would take the
 * square of a long run of blanks inside of it.
 * @module
 */

import { WHITE } from "./chars.ts";

const IS_WHITE = new RegExp(`^[${WHITE}]$`);
const RUN = new RegExp(`[${WHITE}]+`, "g");
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** `str.strip()`, or of these characters only, each one UTF-16 unit. */
export function strip(text: string, chars?: string): string {
  return stripStart(stripEnd(text, chars), chars);
}

/** `str.lstrip()`, likewise. */
export function stripStart(text: string, chars?: string): string {
  let start = 0;
  while (start < text.length && isStripped(text.charAt(start), chars)) start++;
  return text.slice(start);
}

/** `str.rstrip()`, likewise. */
export function stripEnd(text: string, chars?: string): string {
  let end = text.length;
  while (end > 0 && isStripped(text.charAt(end - 1), chars)) end--;
  return text.slice(0, end);
}

function isStripped(char: string, chars: string | undefined): boolean {
  return chars?.includes(char) ?? IS_WHITE.test(char);
}

/** `" ".join(text.split())`. */
export function squeeze(text: string): string {
  return strip(text.replace(RUN, " "));
}

/** Without the 32 marks of `string.punctuation`. */
export function withoutPunctuation(text: string): string {
  return text.replace(PUNCTUATION, "");
}
