/**
 * Rows of Parquet files, some at a time, so that a file of any size takes little memory. Columns of structures, lists and
 * maps are objects and arrays.
 * @module
 */

import type { AsyncBuffer, FileMetaData, RowGroup } from "hyparquet";
import type { Row } from "../../plan/sample.ts";
import { plainValue } from "./plain_value.ts";
import type { RowFile } from "./row_file.ts";
import { RowsError } from "./rows_error.ts";

const MEGABYTE = 1 << 20;
/** Uncompressed bytes that are decoded at once. Less would decode the same pages more often. */
const READ_BYTES = 64 * MEGABYTE;
/** Most rows at once, whatever a file says of its size. */
const READ_ROWS = 20_000;
/** Largest page after decompression; writers make pages of about 1 MB. */
const PAGE_LIMIT = 256 * MEGABYTE;
const VALUES_PER_ROW = 10_000_000;

const SHORT = "it has fewer rows than it says";

type Decompress = (input: Uint8Array, outputLength: number) => Uint8Array;
type Hyparquet = typeof import("hyparquet");
type Span = readonly [from: number, to: number];

interface Parquet {
  readonly hyparquet: Hyparquet;
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** Names of the columns, in order. */
  readonly columns: readonly string[];
  readonly compressors: Readonly<Record<string, Decompress>>;
}

/** The rows of a file. Throws a RowsError where it is cut off or broken. */
export async function* parquetRows(file: RowFile): AsyncIterable<Row> {
  try {
    const parquet = await opened(file);
    for (const span of spansOf(parquet.metadata.row_groups)) yield* rowsOfSpan(parquet, span);
  } catch (error) {
    throw new RowsError(`Cannot read rows: ${file.name}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Both packages cost time to load, which runs without Parquet need not pay. */
async function opened({ size, slice }: RowFile): Promise<Parquet> {
  if (size < 12) throw new Error("it is too short for a Parquet file");
  const [hyparquet, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  const file: AsyncBuffer = {
    byteLength: size,
    slice: async (from, to = size) => (await slice(from, to)).buffer,
  };
  const metadata = await hyparquet.parquetMetadataAsync(file);
  return {
    hyparquet,
    file,
    metadata,
    columns: hyparquet.parquetSchema(metadata).children.map(({ element }) => element.name),
    compressors: Object.fromEntries(
      Object.entries(compressors).map(([codec, decompress]) => [codec, limited(decompress)]),
    ),
  };
}

function limited(decompress: Decompress): Decompress {
  return (input, outputLength) => {
    if (outputLength <= PAGE_LIMIT) return decompress(input, outputLength);
    throw new Error(`a page is larger than ${PAGE_LIMIT / MEGABYTE} MB`);
  };
}

/** Row ranges that are decoded at once: whole groups, or parts of large ones. */
function* spansOf(groups: readonly RowGroup[]): Iterable<Span> {
  let start = 0;
  for (const group of groups) {
    const rows = Number(group.num_rows);
    const share = Math.floor(rows * READ_BYTES / Math.max(1, Number(group.total_byte_size)));
    const step = Math.min(READ_ROWS, Math.max(1, share));
    for (let at = 0; at < rows; at += step) {
      yield [start + at, start + Math.min(rows, at + step)];
    }
    start += rows;
  }
}

async function* rowsOfSpan(parquet: Parquet, [rowStart, rowEnd]: Span): AsyncIterable<Row> {
  const { hyparquet, file, metadata, columns, compressors } = parquet;
  let rows: readonly (readonly unknown[])[] = [];
  await hyparquet.parquetRead({
    file,
    metadata,
    compressors,
    columns: [...columns],
    rowStart,
    rowEnd,
    utf8: false,
    useOffsetIndex: true,
    onComplete: (read) => void (rows = read),
  });
  if (rows.length !== rowEnd - rowStart) throw new Error(SHORT);
  for (const values of rows) yield rowOf(columns, values);
}

/** A row that is not there has no values at all; one of nulls has them. */
function rowOf(columns: readonly string[], values: readonly unknown[]): Row {
  if (values.every((value) => value === undefined)) {
    throw new Error(SHORT);
  }
  const budget = { left: VALUES_PER_ROW };
  return Object.fromEntries(
    columns.map((name, index) => [name, plainValue(values[index], budget)]),
  );
}
