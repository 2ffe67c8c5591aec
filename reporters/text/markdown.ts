/**
 * Text in Markdown that is only text: no mark-up, tag, link, mention or cell of its own, whoever wrote it.
 *
 * Signs become character references, which tables, headings and links all take. Names such as `gsm8k_gen` and
 * `pass@1` stay as they are written.
 * @module
 */

import { inert } from "./inert.ts";

/** What Markdown or HTML would read as its own. Inside a word, `_` and `@` are only text. */
const MARKS = /[\\`*{}[\]<>&|~#$]|(?<![\p{L}\p{N}])[_@]|_(?![\p{L}\p{N}])|:(?=\S)|(?<=www)\./giu;

/** The text in one line, for any place inside a line of Markdown. */
export function markdownText(text: string): string {
  return inert(text).replace(MARKS, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A row of a table, without the line's end. `cells`: Markdown, so text of others through {@linkcode markdownText}. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
