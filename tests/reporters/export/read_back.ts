/**
 * Reads exported files back to rows of cells, each by rules of its own: what goes out must come in again.
 * @module
 */

import { parquetMetadata, parquetReadObjects } from "hyparquet";
import type { Cell, ColumnInfo, Table } from "../../../reporters/export/table.ts";

/** Rows of a table as they are asked for. */
export async function cellsOf(table: Table): Promise<readonly (readonly Cell[])[]> {
  const all: Cell[][] = [];
  for await (const part of table.parts()) {
    for (let row = 0; row < part.rows; row++) {
      all.push(table.columns.map((_, column) => part.cell(row, column)));
    }
  }
  return all;
}

/** All pieces as bytes. */
export async function bytesOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const parts: BlobPart[] = [];
  for await (const piece of pieces) {
    parts.push(typeof piece === "string" ? piece : piece.slice());
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** All pieces as text. */
export async function textOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await bytesOf(pieces));
}

/** A cell of CSV, and whether it stood in quotes. */
type Read = readonly [text: string, quoted: boolean];

/** A field of RFC 4180, with what ends it: quoted, or free of quotes, controls and line ends. */
const FIELD =
  // deno-lint-ignore no-control-regex -- the grammar of the RFC excludes them
  /(?:"((?:[^"\x00-\x08\v\f\x0e-\x1f\x7f]|"")*)"|([^",\x00-\x1f\x7f]*))(,|\r\n)/y;

/** Strict RFC 4180. */
export function readCsv(text: string): readonly (readonly Read[])[] {
  const lines: Read[][] = [];
  let line: Read[] = [];
  for (let at = 0; at < text.length; at = FIELD.lastIndex) {
    FIELD.lastIndex = at;
    const [, quoted, plain, end] = FIELD.exec(text) ?? [];
    if (end === undefined) throw new SyntaxError(`Cannot read CSV: at ${text.slice(at, at + 40)}`);
    line.push([quoted?.replaceAll('""', '"') ?? plain ?? "", quoted !== undefined]);
    if (end === ",") continue;
    lines.push(line);
    line = [];
  }
  return lines;
}

/** Rows of a CSV file, by the rules that its writer states. */
export function cellsOfCsv(
  text: string,
  columns: readonly ColumnInfo[],
): readonly (readonly Cell[])[] {
  const [, ...lines] = readCsv(text);
  return lines.map((line) => line.map((read, at) => csvCell(read, columns[at])));
}

function csvCell([text, quoted]: Read, column: ColumnInfo | undefined): Cell {
  if (text === "" && !quoted) return null;
  if (column?.type === "text") return text.replace(/^'/, "");
  return column?.type === "boolean" ? text === "true" : Number(text);
}

/** Rows of JSON lines. */
export function cellsOfJsonl(
  text: string,
  columns: readonly ColumnInfo[],
): readonly (readonly Cell[])[] {
  return text.split("\n").slice(0, -1).map((line) => {
    const fields: Readonly<Record<string, Cell>> = JSON.parse(line);
    return columns.map(({ name }) => fields[name] ?? null);
  });
}

/** Rows of a Parquet file, and how many each of its groups has. */
export async function cellsOfParquet(
  bytes: Uint8Array,
  columns: readonly ColumnInfo[],
): Promise<{ readonly groups: readonly number[]; readonly cells: readonly (readonly Cell[])[] }> {
  const file = bytes.slice().buffer;
  const rows = await parquetReadObjects({ file });
  const groups = parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows));
  const cells = rows.map((row) =>
    columns.map(({ name }): Cell => {
      const cell = row[name] ?? null;
      return typeof cell === "bigint" ? Number(cell) : cell;
    })
  );
  return { groups, cells };
}
