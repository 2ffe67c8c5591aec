/**
 * From rows to samples: which columns say what.
 * @module
 */

import type { Json, Questions } from "../../plan/plan.ts";
import type { Row, Sample } from "../../plan/sample.ts";
import { choicesOf } from "./choices.ts";
import { columnOf } from "./column.ts";
import { excerpt, RowsError } from "./rows_error.ts";

/** What a dataset's config says of its rows. */
export type Reading = Pick<Questions, "fields" | "constants">;

/** One sample a row, as they come. Throws a RowsError for a column that is not there, and for an id that two rows have. */
export async function* samplesOf(
  rows: AsyncIterable<Row>,
  reading: Reading,
): AsyncIterable<Sample> {
  const rowOfId = new Map<string, number>();
  for await (const row of rows) {
    const sample = sampleOf(row, rowOfId.size, reading);
    const earlier = rowOfId.get(sample.id);
    if (earlier !== undefined) throw twice(sample, earlier, reading);
    rowOfId.set(sample.id, sample.index);
    yield sample;
  }
}

/** The sample of one row; `index` counts rows from 0. Constants stand in for columns that the row has not got. */
export function sampleOf(row: Row, index: number, { fields, constants }: Reading): Sample {
  const place = `row ${index} (counted from 0)`;
  const whole: Row = { ...constants, ...row };
  return {
    id: fields.id === null ? String(index) : idOf(columnOf(whole, fields.id, place), place),
    index,
    row: whole,
    reference: fields.reference === null ? null : columnOf(whole, fields.reference, place),
    choices: fields.choices === null ? null : choicesOf(whole, fields.choices, place),
  };
}

function idOf(value: Json, place: string): string {
  if (typeof value === "number" || (typeof value === "string" && value !== "")) {
    return String(value);
  }
  throw new RowsError(
    `Cannot make a question of ${place}: its id is ${
      excerpt(JSON.stringify(value))
    }, and should be a text or a number`,
  );
}

function twice({ id, index }: Sample, earlier: number, { fields }: Reading): RowsError {
  return new RowsError(
    `Cannot tell samples apart: rows ${earlier} and ${index} (counted from 0) both have the ${
      fields.id ?? "id"
    } ${excerpt(id)}. Name a column that differs, or none to number the rows`,
  );
}
