/**
 * Tables as CSV by RFC 4180: a header, commas, CRLF, quotes doubled. Missing is an empty cell, an empty text is `""`.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, and so does text that begins with one: who
 * reads it back takes one apostrophe off. Controls, which the RFC does not allow in text, are U+FFFD.
 * @module
 */

import { joinedPieces } from "./joined_pieces.ts";
import type { Cell, Rows, Table } from "./table.ts";

/** What spreadsheets take for the start of a formula, full-width forms too (OWASP, CSV Injection), and our own mark. */
const RISKY = /^['=+\-@\t\r\n＝＋－＠]/;
// deno-lint-ignore no-control-regex -- they are what is looked for
const CONTROLS = /[\x00-\x08\v\f\x0e-\x1f\x7f-\x9f]/g;
/** A semicolon and a tab part cells in some spreadsheets. */
const QUOTED = /[",;\t\r\n]|^\s|\s$|^$/;
const LINE_END = "\r\n";

/** The file, in pieces of whole rows. */
export function csvPieces(table: Table): AsyncIterable<string> {
  const { columns } = table;
  const head = columns.map(({ name }) => textCell(name)).join(",");
  return joinedPieces(table, {
    head: `${head}${LINE_END}`,
    lineOf(part: Rows, row) {
      const cells = columns.map((_, column) => cellText(part.cell(row, column)));
      return `${cells.join(",")}${LINE_END}`;
    },
  });
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "string" ? textCell(cell) : String(cell);
}

function textCell(text: string): string {
  const printable = text.replace(CONTROLS, "\ufffd");
  const safe = RISKY.test(printable) ? `'${printable}` : printable;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
