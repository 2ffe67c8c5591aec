/**
 * Lines of a table, joined to pieces of some size: neither a write for each line, nor a file in memory.
 * @module
 */

import type { Rows, Table } from "./table.ts";

/** How a table becomes lines. */
export interface Lines {
  /** What stands before the first row. */
  readonly head: string;
  /** A row, its line end included. */
  lineOf(part: Rows, row: number): string;
}

const PIECE_CHARS = 1 << 16;

/** The head and all lines. */
export async function* joinedPieces(
  table: Table,
  { head, lineOf }: Lines,
): AsyncGenerator<string> {
  let text = head;
  for await (const part of table.parts()) {
    for (let row = 0; row < part.rows; row++) {
      text += lineOf(part, row);
      if (text.length < PIECE_CHARS) continue;
      yield text;
      text = "";
    }
  }
  if (text !== "") yield text;
}
