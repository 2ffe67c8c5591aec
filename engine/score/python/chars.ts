/**
 * What Python 3 takes for white space and words, as insides of character classes: published rules are written in it, and
 * JavaScript differs. `WORD` and `WORD_EDGE` need the flag `u`.
 * @module
 */

/** `\s`, but line feeds. */
export const WHITE_IN_LINE =
  "\\t\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** `\s`, and what `str.isspace` and `str.strip` go by: U+0085 is of it, U+FEFF is not. */
export const WHITE: string = `\\n${WHITE_IN_LINE}`;

/** `\w`; combining marks are no part of a word. */
export const WORD = "\\p{L}\\p{N}_";

/** `\b`, a whole pattern. */
export const WORD_EDGE: string = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
