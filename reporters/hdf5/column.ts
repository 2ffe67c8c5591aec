/**
 * One growing dataset of an HDF5 file: values gather in memory and are written one whole, compressed chunk at a time.
 *
 * Written once each and in one order, chunks of equal values are equal bytes, and memory is one chunk for each column.
 * @module
 */

import type { Dataset, File, Group } from "h5wasm";

/** What a dataset is and says of itself. */
export interface ColumnShape {
  /** Its path, `requests/sent_s`. */
  readonly path: string;
  readonly type: ColumnType;
  /** Units, codes and such, as attributes. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
  /** Values in a chunk. */
  readonly chunk: number;
}

/** Types of values. */
export type ColumnType = keyof typeof ARRAYS;

/** Values of one type. */
export type Values = Float64Array | Int32Array | Uint16Array | Uint8Array | BigInt64Array;

const ARRAYS = {
  f64: (length: number) => new Float64Array(length),
  i32: (length: number) => new Int32Array(length),
  u16: (length: number) => new Uint16Array(length),
  u8: (length: number) => new Uint8Array(length),
  i64: (length: number) => new BigInt64Array(length),
} as const;

/** Fastest level of deflate: files are written while people wait. */
const DEFLATE = 1;

/** Makes an empty dataset that can grow. Its group must be there. */
export function createColumn(file: Group, { path, type, attributes, chunk }: ColumnShape): void {
  const dataset = file.create_dataset({
    name: path,
    data: ARRAYS[type](0),
    shape: [0],
    maxshape: [null],
    chunks: [chunk],
    compression: DEFLATE,
  });
  for (const [name, value] of Object.entries(attributes)) {
    dataset.create_attribute(name, typeof value === "string" ? value : [...value]);
  }
}

/** Appends to a dataset of an open file. */
export class Column {
  readonly #dataset: Dataset;
  readonly #chunk: Values;
  #waiting = 0;
  #written = 0;

  constructor(file: File, { path, type, chunk }: ColumnShape) {
    this.#dataset = file.get(path) as Dataset;
    this.#chunk = ARRAYS[type](chunk);
  }

  /** Takes in values of the column's own type. */
  append(values: Values): void {
    let from = 0;
    while (from < values.length) {
      const part = values.subarray(from, from + this.#chunk.length - this.#waiting);
      put(this.#chunk, part, this.#waiting);
      this.#waiting += part.length;
      from += part.length;
      if (this.#waiting === this.#chunk.length) this.flush();
    }
  }

  /** Writes what is waiting. Of a part of a chunk: once, at the end. */
  flush(): void {
    if (this.#waiting === 0) return;
    const end = this.#written + this.#waiting;
    this.#dataset.resize([end]);
    this.#dataset.write_slice([[this.#written, end]], this.#chunk.subarray(0, this.#waiting));
    this.#written = end;
    this.#waiting = 0;
  }
}

function put(target: Values, part: Values, at: number): void {
  if (target instanceof BigInt64Array) target.set(part as BigInt64Array, at);
  else target.set(part as Exclude<Values, BigInt64Array>, at);
}
