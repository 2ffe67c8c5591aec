/**
 * The frames of a zstd stream, one after the other: a decompressor stops at the end of one, and is silent about one that is
 * cut off; this is neither.
 *
 * Source: RFC 8878, 3.1 (frames and their blocks).
 * @module
 */

import { ByteCursor } from "./byte_cursor.ts";

/** Most bytes of a block (RFC 8878, 3.1.1.2.4). */
const BLOCK_LIMIT = 128 * 1024;
const CHECKSUM_BYTES = 4;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;

/** Each frame as its bytes, of which all are to be read before the next. Throws an Error where a frame is cut off or broken. */
export async function* zstdFrames(
  pieces: AsyncIterable<Uint8Array>,
): AsyncIterable<AsyncIterable<Uint8Array>> {
  const cursor = new ByteCursor(pieces);
  try {
    while (!await cursor.ended()) {
      const magic = await bytesOf(cursor, 4);
      if (isSkippable(magic)) await skip(cursor);
      else yield frame(cursor, magic);
    }
  } finally {
    await cursor.close();
  }
}

async function* frame(cursor: ByteCursor, magic: Uint8Array): AsyncIterable<Uint8Array> {
  const descriptor = await bytesOf(cursor, 1);
  const { headerBytes, checksum } = layoutOf(descriptor[0] ?? 0);
  yield magic;
  yield descriptor;
  if (headerBytes) yield await bytesOf(cursor, headerBytes);
  for (let last = false; !last;) {
    const head = await bytesOf(cursor, 3);
    const word = wordOf(head);
    last = (word & 1) === 1;
    yield head;
    yield await bytesOf(cursor, blockBytes(word));
  }
  if (checksum) yield await bytesOf(cursor, CHECKSUM_BYTES);
}

/** What follows the descriptor (RFC 8878, 3.1.1.1.1). */
function layoutOf(
  descriptor: number,
): { readonly headerBytes: number; readonly checksum: boolean } {
  const single = (descriptor & 0b10_0000) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(single) : 1 << sizeFlag;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 0b11] ?? 0;
  return {
    headerBytes: Number(!single) + dictionaryBytes + sizeBytes,
    checksum: (descriptor & 0b100) !== 0,
  };
}

function blockBytes(word: number): number {
  const kind = (word >> 1) & 0b11;
  const size = word >> 3;
  if (kind === RESERVED_BLOCK || size > BLOCK_LIMIT) throw new Error("a zstd block is broken");
  return kind === RLE_BLOCK ? 1 : size;
}

function isSkippable(magic: Uint8Array): boolean {
  return ((magic[0] ?? 0) & 0xf0) === 0x50 && wordOf(magic.subarray(1)) === 0x184d2a;
}

async function skip(cursor: ByteCursor): Promise<void> {
  const size = await bytesOf(cursor, 4);
  const total = wordOf(size) + (size[3] ?? 0) * 0x100_0000;
  for (let left = total; left > 0; left -= BLOCK_LIMIT) {
    await bytesOf(cursor, Math.min(left, BLOCK_LIMIT));
  }
}

/** Three bytes, little-endian. */
function wordOf([a = 0, b = 0, c = 0]: Uint8Array): number {
  return a | (b << 8) | (c << 16);
}

async function bytesOf(cursor: ByteCursor, count: number): Promise<Uint8Array> {
  const bytes = await cursor.take(count);
  if (!bytes) throw new Error("the zstd stream is cut off");
  return bytes;
}
