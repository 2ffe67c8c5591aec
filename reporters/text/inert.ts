/**
 * Text from servers and configs, made safe for a terminal: one line, every sign that cannot be seen named.
 *
 * An escape sequence without its escape character is only text, so nothing a server says can move a cursor.
 * @module
 */

const BREAKS = /[\t\n\v\f\r\x85\u2028\u2029]+/g;
/** Controls and formats, but for the joiners that emoji and some scripts need. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const LONE = /\p{Surrogate}/gu;

const LONGEST = 2000;

/**
 * The text in one line, without control characters and direction overrides: `⟨U+001B⟩` stands for them.
 * Beyond 2,000 characters it is cut, with an ellipsis.
 */
export function inert(text: string): string {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  return short.replace(LONE, "\ufffd").replace(BREAKS, " ").replace(
    UNSEEN,
    (sign) => `⟨U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}
