/**
 * Undoes gzip and zstd, piece by piece: whatever a file says it expands to, only so much of it is in memory as is being read.
 * @module
 */

import { pipeline, Readable, type Transform } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { packingOf } from "./format.ts";
import type { RowFile, RowText } from "./row_file.ts";
import { RowsError } from "./rows_error.ts";
import { zstdFrames } from "./zstd_frames.ts";

/** The text of a file that may be compressed, by its first four bytes. */
export function unpacked(file: RowFile, head: Uint8Array): RowText {
  const packing = packingOf(head);
  return {
    name: file.name,
    pieces: packing === "none" ? file.read() : expanded(file, packing),
  };
}

async function* expanded(file: RowFile, packing: "gzip" | "zstd"): AsyncIterable<Uint8Array> {
  try {
    if (packing === "gzip") yield* through(file.read(), createGunzip());
    else for await (const frame of zstdFrames(file.read())) yield* decompressed(frame);
  } catch (error) {
    throw new RowsError(
      `Cannot read rows: ${file.name} is no whole ${packing} file: ${
        (error as Error).message
      }. Get it again`,
      { cause: error },
    );
  }
}

function decompressed(frame: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return through(frame, createZstdDecompress());
}

/** `DecompressionStream` fails at the second member of a gzip file, so this is Node's. */
async function* through(
  pieces: AsyncIterable<Uint8Array>,
  engine: Transform,
): AsyncIterable<Uint8Array> {
  const source = Readable.from(pieces);
  const closed = new Promise<void>((resolve) => source.once("close", resolve));
  pipeline(source, engine, () => {});
  try {
    yield* engine as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
    await closed;
  }
}
