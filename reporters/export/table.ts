/**
 * What every export is made of: columns that say what they hold, and rows that come in parts, so that no file is ever whole
 * in memory. What is missing is `null` in each format, never 0.
 * @module
 */

/** One value: what is not known is `null`. */
export type Cell = number | string | boolean | null;

/** What the cells of a column are; `int64` for whole numbers that may be larger than 2³¹. */
export type CellType = "int32" | "int64" | "double" | "boolean" | "text";

/** What a column is called and means; units stand in the name. */
export interface ColumnInfo {
  readonly name: string;
  readonly type: CellType;
  readonly about: string;
}

/** A table whose rows are read when they are asked for; may be asked again. */
export interface Table {
  readonly columns: readonly ColumnInfo[];
  parts(): AsyncIterable<Rows>;
}

/** Some rows of a table. */
export interface Rows {
  readonly rows: number;
  /** Text is well-formed Unicode, numbers are finite. */
  cell(row: number, column: number): Cell;
}
