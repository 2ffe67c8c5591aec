/**
 * Tables in Markdown, for pull requests and notes. What a server says is text: no mark-up, no tag, no cell of its own.
 *
 * For people: numbers have at most 6 significant digits, and columns in which nothing is known are left out.
 * @module
 */

import { markdownRow, markdownText } from "../text/markdown.ts";
import { joinedPieces } from "./joined_pieces.ts";
import type { Cell, CellType, Table } from "./table.ts";

const DIGITS = 6;
const RIGHT: readonly CellType[] = ["int32", "int64", "double"];

/** The file, in pieces of whole rows. Reads the table twice. */
export async function* markdownPieces(table: Table): AsyncIterable<string> {
  const known = await knownColumns(table);
  const shown = table.columns.map(({ name, type }, at) => ({ name, type, at }))
    .filter(({ at }) => known[at]);
  const line = (cells: readonly string[]): string => `${markdownRow(cells)}\n`;
  yield* joinedPieces(table, {
    head: line(shown.map(({ name }) => markdownText(name))) +
      line(shown.map(({ type }) => RIGHT.includes(type) ? "--:" : "---")),
    lineOf: (part, row) => line(shown.map(({ at }) => cellText(part.cell(row, at)))),
  });
}

async function knownColumns(table: Table): Promise<readonly boolean[]> {
  const known = table.columns.map(() => false);
  for await (const part of table.parts()) {
    for (let row = 0; row < part.rows && known.includes(false); row++) {
      known.forEach((is, column) => known[column] = is || part.cell(row, column) !== null);
    }
  }
  return known.includes(true) ? known : known.map(() => true);
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return markdownText(cell);
  return typeof cell === "number" && !Number.isInteger(cell)
    ? String(Number(cell.toPrecision(DIGITS)))
    : String(cell);
}
