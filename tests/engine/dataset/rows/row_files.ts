/**
 * Files of rows in memory, in pieces of any size.
 * @module
 */

import type { RowFile } from "../../../../engine/dataset/rows/row_file.ts";

/** A file that tells how it was read. */
export interface WatchedFile extends RowFile {
  /** Pieces that were read, and readings that were left or ended. */
  readonly seen: { pieces: number; closed: number };
}

/** A file of bytes, or of UTF-8 text. */
export function rowFile(
  name: string,
  content: string | Uint8Array,
  pieceBytes: number = 1 << 16,
): WatchedFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const seen = { pieces: 0, closed: 0 };
  return {
    name,
    size: bytes.length,
    seen,
    async *read() {
      try {
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          seen.pieces++;
          yield await Promise.resolve(bytes.slice(at, at + pieceBytes));
        }
      } finally {
        seen.closed++;
      }
    },
    slice(from, to) {
      const part = new Uint8Array(bytes.subarray(from, to));
      return part.length === to - from
        ? Promise.resolve(part)
        : Promise.reject(new Error(`${name} ends before byte ${to}`));
    },
  };
}

/** Items as a stream. */
export async function* streamOf<T>(items: Iterable<T>): AsyncIterable<T> {
  for (const item of items) yield await Promise.resolve(item);
}
