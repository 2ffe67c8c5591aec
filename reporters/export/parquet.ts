/**
 * Tables as Parquet, in row groups of at most 50,000 rows, so that a table of any size takes the memory of one group.
 *
 * All columns may be null. What each means is kept in the file's metadata, as JSON under `assay.columns`.
 * @module
 */

import type { ByteWriter, ColumnSource, SchemaElement } from "hyparquet-writer";
import type { Cell, CellType, ColumnInfo, Table } from "./table.ts";

const MOST_ROWS = 50_000;
/** Characters of text at which a group ends before that. */
const MOST_CHARS = 1 << 24;
const PIECE_BYTES = 1 << 20;

const ELEMENTS: Readonly<Record<CellType, Omit<SchemaElement, "name">>> = {
  int32: { type: "INT32" },
  int64: { type: "INT64" },
  double: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
};

/** The file, in pieces of at most 1 MB. */
export async function* parquetPieces(table: Table): AsyncGenerator<Uint8Array> {
  const { columns } = table;
  // Costs time to load, which who wants no Parquet need not pay.
  const { ByteWriter, ParquetWriter } = await import("hyparquet-writer");
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns),
    createdBy: "assay",
    kvMetadata: [{ key: "assay.columns", value: JSON.stringify(meaningsOf(columns)) }],
  });
  for await (const cells of rowGroups(table)) {
    const columnData = columns.map((column, at) => sourceOf(column, cells[at] ?? []));
    writer.write({ columnData, rowGroupSize: MOST_ROWS });
    yield* taken(bytes);
  }
  writer.finish();
  yield* taken(bytes);
}

/** Rows as columns, as many as one row group may have. */
async function* rowGroups({ columns, parts }: Table): AsyncGenerator<readonly Cell[][]> {
  const empty = (): Cell[][] => columns.map(() => []);
  let [cells, rows, chars] = [empty(), 0, 0];
  for await (const part of parts()) {
    for (let row = 0; row < part.rows; row++) {
      cells.forEach((column, at) => column.push(part.cell(row, at)));
      chars += charsOf(cells, rows++);
      if (rows < MOST_ROWS && chars < MOST_CHARS) continue;
      yield cells;
      [cells, rows, chars] = [empty(), 0, 0];
    }
  }
  if (rows > 0) yield cells;
}

function charsOf(cells: readonly Cell[][], row: number): number {
  return cells.reduce(
    (sum, { [row]: cell }) => sum + (typeof cell === "string" ? cell.length : 0),
    0,
  );
}

function schemaOf(columns: readonly ColumnInfo[]): SchemaElement[] {
  return [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({
      name,
      repetition_type: "OPTIONAL",
      ...ELEMENTS[type],
    })),
  ];
}

function meaningsOf(columns: readonly ColumnInfo[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(({ name, about }) => [name, about]));
}

function sourceOf({ name, type }: ColumnInfo, cells: Cell[]): ColumnSource {
  return { name, data: type === "int64" ? cells.map(toBigInt) : cells };
}

function toBigInt(cell: Cell): bigint | null {
  return typeof cell === "number" && Number.isInteger(cell) ? BigInt(cell) : null;
}

/** What was written since the last time, copied: the writer goes on in the same memory. */
function* taken(writer: ByteWriter): Generator<Uint8Array> {
  const bytes = new Uint8Array(writer.getBuffer());
  writer.index = 0;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}
