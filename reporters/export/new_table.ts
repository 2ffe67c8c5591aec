/**
 * Makes tables of parts: each column says how a row of a part gives its cell, so that no row is ever an object.
 * @module
 */

import type { Cell, ColumnInfo, Table } from "./table.ts";

/** A column of rows that are part of something: how one row of it gives a cell. */
export interface Column<Part> extends ColumnInfo {
  /** `undefined` and what is not finite are missing. */
  of(part: Part, row: number): Cell | undefined;
}

/** A table over parts that each hold so many rows. */
export function newTable<Part extends { readonly rows: number }>(
  columns: readonly Column<Part>[],
  parts: () => AsyncIterable<Part> | Iterable<Part>,
): Table {
  return {
    columns,
    async *parts() {
      for await (const part of parts()) {
        yield {
          rows: part.rows,
          cell: (row, column) => settled(columns[column]?.of(part, row)),
        };
      }
    },
  };
}

function settled(cell: Cell | undefined): Cell {
  if (typeof cell === "string") return cell.toWellFormed();
  if (typeof cell === "number" && !Number.isFinite(cell)) return null;
  return cell ?? null;
}
