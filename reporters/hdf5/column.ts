/**
 * One growing dataset of an HDF5 file: values gather in memory and leave one whole, compressed chunk at a time.
 *
 * Compressed once each and in one order, chunks of equal values are equal bytes, and memory is one chunk for each column.
 * @module
 */

import { deflateSync } from "node:zlib";
import { type Placed, putChunkTree } from "./chunk_tree.ts";
import type { GrowingFile } from "./growing_file.ts";
import { type Attributes, datasetHeader } from "./object_header.ts";
import type { TextHeap } from "./text_heap.ts";

/** What a dataset is and says of itself. */
export interface ColumnShape {
  /** Its path, `requests/sent_s`. */
  readonly path: string;
  readonly type: ColumnType;
  /** Units, codes and such, as attributes. */
  readonly attributes: Attributes;
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

/** Appends to a dataset of a file. */
export class Column {
  readonly #file: GrowingFile;
  readonly #shape: ColumnShape;
  readonly #chunk: Values;
  readonly #placed: Placed[] = [];
  #waiting = 0;

  constructor(file: GrowingFile, shape: ColumnShape) {
    this.#file = file;
    this.#shape = shape;
    this.#chunk = ARRAYS[shape.type](shape.chunk);
  }

  /** Takes in values of the column's own type. */
  append(values: Values): void {
    let from = 0;
    while (from < values.length) {
      const part = values.subarray(from, from + this.#chunk.length - this.#waiting);
      put(this.#chunk, part, this.#waiting);
      this.#waiting += part.length;
      from += part.length;
      if (this.#waiting === this.#chunk.length) this.#flush();
    }
  }

  /** Puts what is waiting, filled up with zeros, and the dataset's header; returns its address. */
  end(heap: TextHeap): number {
    const { type, chunk, attributes } = this.#shape;
    const length = this.#placed.length * chunk + this.#waiting;
    if (this.#waiting > 0) this.#flush();
    const bytesPerValue = this.#chunk.BYTES_PER_ELEMENT;
    const tree = putChunkTree(this.#file, this.#placed, chunk);
    const values = { type, bytesPerValue, length, chunk, deflate: DEFLATE, tree };
    return this.#file.put(datasetHeader(values, attributes, heap));
  }

  #flush(): void {
    const { buffer, BYTES_PER_ELEMENT } = this.#chunk;
    const chunk = new Uint8Array(buffer).fill(0, this.#waiting * BYTES_PER_ELEMENT);
    const bytes = deflateSync(chunk, { level: DEFLATE });
    this.#placed.push({ address: this.#file.put(bytes), bytes: bytes.length });
    this.#waiting = 0;
  }
}

function put(target: Values, part: Values, at: number): void {
  if (target instanceof BigInt64Array) target.set(part as BigInt64Array, at);
  else target.set(part as Exclude<Values, BigInt64Array>, at);
}
