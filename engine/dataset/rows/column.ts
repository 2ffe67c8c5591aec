/**
 * A column of a row by its name.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { isRow } from "./is_row.ts";
import { excerpt, listed, RowsError } from "./rows_error.ts";

/**
 * The value of a column, or of what lies inside one: `answer.aliases`. Throws a RowsError that names the columns there are;
 * `place` names the row.
 */
export function columnOf(row: Row, name: string, place: string): Json {
  const value = Object.hasOwn(row, name) ? row[name] : inside(row, name.split("."));
  if (value !== undefined) return value;
  throw new RowsError(
    `Cannot make a question of ${place}: it has no column ${excerpt(name)}. Its columns: ${
      listed(Object.keys(row))
    }`,
  );
}

function inside(row: Row, keys: readonly string[]): Json | undefined {
  return keys.reduce(
    (value: Json | undefined, key) =>
      isRow(value) && Object.hasOwn(value, key) ? value[key] : undefined,
    row,
  );
}
