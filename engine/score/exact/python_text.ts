/**
 * The text functions of Python 3 that published rules are written in, where JavaScript's own differ: blanks are other
 * characters, and words are those of Unicode.
 * @module
 */

/** Inside of a class of what `str.isspace` calls blank; `\s` in Python. Neither is JavaScript's: U+0085 is, U+FEFF is not. */
export const BLANKS =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const BLANK = new RegExp(`[${BLANKS}]`);
const RUN = new RegExp(`[${BLANKS}]+`, "g");
const ARTICLES = /(?<![\p{L}\p{N}_])(?:an?|the)(?![\p{L}\p{N}_])/gu;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** `str.strip()`. Walks in from both ends, since `/\s+$/` takes the square of a long run inside the text. */
export function strip(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** `" ".join(text.split())`. */
export function squeeze(text: string): string {
  return strip(text.replace(RUN, " "));
}

/** `re.sub(r"\b(a|an|the)\b", …)` on a text in lower case. */
export function replaceArticles(text: string, by: string): string {
  return text.replace(ARTICLES, by);
}

/** Without the 32 marks of `string.punctuation`. */
export function withoutPunctuation(text: string): string {
  return text.replace(PUNCTUATION, "");
}
