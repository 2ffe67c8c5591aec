/**
 * Words and case as Python has them: those of Unicode.
 * @module
 */

import { WORD } from "./chars.ts";

const ARTICLES = new RegExp(`(?<![${WORD}])(?:an?|the)(?![${WORD}])`, "gu");

/** `re.sub(r"\b(a|an|the)\b", …)` on a text in lower case. */
export function replaceArticles(text: string, by: string): string {
  return text.replace(ARTICLES, by);
}

/** `str.isupper()`: some letter has a case, and every such one is upper case. */
export function isUpper(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);
}

/** `str.islower()`: some letter has a case, and every such one is lower case. */
export function isLower(text: string): boolean {
  return /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text);
}
