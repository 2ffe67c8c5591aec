/**
 * Tables as JSON lines: an object for each row, all keys in each, `null` where a value is missing.
 *
 * Controls and direction overrides are escaped, so that nothing a server says moves a cursor.
 * @module
 */

import { joinedPieces } from "./joined_pieces.ts";
import type { Cell, Table } from "./table.ts";

/** Those that JSON itself leaves as they are. */
const UNSEEN = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The file, in pieces of whole lines. */
export function jsonlPieces(table: Table): AsyncIterable<string> {
  const keys = table.columns.map(({ name }) => `${JSON.stringify(name)}:`);
  return joinedPieces(table, {
    head: "",
    lineOf(part, row) {
      const fields = keys.map((key, column) => key + jsonOf(part.cell(row, column)));
      return `{${fields.join(",")}}\n`;
    },
  });
}

function jsonOf(cell: Cell): string {
  const json = JSON.stringify(cell);
  return typeof cell === "string" ? json.replace(UNSEEN, escaped) : json;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
