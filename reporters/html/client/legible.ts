/**
 * Text of a model as a person may read it: signs that cannot be seen, or that turn the direction of others, by their names.
 * @module
 */

const HIDDEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** The same text with `⟨U+202E⟩` in place of what is hidden; lines stay lines. */
export function legible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(
    HIDDEN,
    (sign) => `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}
