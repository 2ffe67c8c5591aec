/**
 * Tables of anything: all types of columns, missing values, texts that mean harm, parts of any size.
 * @module
 */

import fc from "fast-check";
import { type Column, newTable } from "../../../reporters/export/new_table.ts";
import type { Cell, CellType, Table } from "../../../reporters/export/table.ts";

/** Texts that a spreadsheet, a terminal or a reader of CSV may take for something else. */
export const RISKY_TEXTS: readonly string[] = [
  "",
  "'",
  "''a",
  '"',
  "=1+1",
  "+1",
  "-1",
  "@sum(a1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  "a,b",
  "a;=b",
  'say "hi"',
  "two\r\nlines",
  " padded ",
  "null",
  "1e5",
  "\0\x1b[2J\x7f\x9b31m",
  "\u202egnp\u2066\u2028",
  "\ud800 alone",
  "数 👩‍👩‍👧‍👦",
];

const CELLS: Readonly<Record<CellType, fc.Arbitrary<Cell>>> = {
  int32: fc.integer(),
  int64: fc.maxSafeInteger(),
  double: fc.double().map((value) => value === 0 ? 0 : value),
  boolean: fc.boolean(),
  text: fc.oneof(fc.constantFrom(...RISKY_TEXTS), fc.string({ unit: "binary" }), fc.string()),
};

const TYPES = Object.keys(CELLS) as CellType[];

/** A table whose columns are named `c0`, `c1`, … */
export const TABLES: fc.Arbitrary<Table> = fc.array(fc.constantFrom(...TYPES), {
  minLength: 1,
  maxLength: 5,
}).chain((types) => {
  const row = fc.tuple(...types.map((type) => fc.option(CELLS[type], { freq: 3 })));
  return fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 4 }).map((parts) =>
    tableOf(types, parts)
  );
});

interface Part {
  readonly rows: number;
  readonly cells: readonly (readonly Cell[])[];
}

/** A table of these cells, in these parts. */
export function tableOf(
  types: readonly CellType[],
  parts: readonly (readonly (readonly Cell[])[])[],
): Table {
  const columns = types.map((type, at): Column<Part> => ({
    name: `c${at}`,
    type,
    about: "Anything.",
    of: ({ cells }, row) => cells[row]?.[at],
  }));
  return newTable(columns, () => parts.map((cells) => ({ rows: cells.length, cells })));
}
