/**
 * Rows of files of lines: JSON Lines, and plain text.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { isRow } from "./is_row.ts";
import { linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { parseJson } from "./parse_json.ts";
import type { RowText } from "./row_file.ts";
import { excerpt, RowsError } from "./rows_error.ts";

const BLANK = /^\s*$/;

/** One object a line; blank lines are skipped. Throws a RowsError for a line that is none. */
export async function* jsonLineRows(text: RowText): AsyncIterable<Row> {
  for await (const line of linesOf(text)) {
    if (!BLANK.test(line.text)) yield rowOfLine(text.name, line);
  }
}

/** One row `{ text }` a line, blank lines skipped. */
export async function* textRows(text: RowText): AsyncIterable<Row> {
  for await (const line of linesOf(text)) {
    if (!BLANK.test(line.text)) yield { text: line.text };
  }
}

function rowOfLine(name: string, { number, text }: Line): Row {
  const value = valueOfLine(name, number, text);
  if (isRow(value)) return value;
  throw new RowsError(
    `Cannot read rows: ${name}, line ${number}: a row is an object of columns, and this is ${
      excerpt(text)
    }`,
  );
}

function valueOfLine(name: string, number: number, text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new RowsError(
      `Cannot read rows: ${name}, line ${number} is no JSON (${
        excerpt((error as Error).message, 100)
      }): ${excerpt(text)}`,
    );
  }
}
