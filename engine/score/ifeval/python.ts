/**
 * Python's notions of stripping and case, which the published rules are written in and JavaScript does not share. Linear,
 * whatever the text.
 * @module
 */

import { WHITE } from "./python_chars.ts";

const IS_WHITE = new RegExp(`^[${WHITE}]$`, "u");

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

/** `str.isupper()`: some letter has a case, and every such one is upper case. */
export function isUpper(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);
}

/** `str.islower()`: some letter has a case, and every such one is lower case. */
export function isLower(text: string): boolean {
  return /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text);
}
