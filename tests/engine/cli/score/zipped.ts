/**
 * Archives as zip programs write them.
 * @module
 */

import { deflateRawSync, zstdCompressSync } from "node:zlib";
import { crc32 } from "../../../../engine/event/crc32.ts";

/** A file to be packed: 0 stored, 8 deflate, 93 zstd. */
export interface Packed {
  readonly name: string;
  readonly text: string;
  readonly method: number;
}

const PACK: Readonly<Record<number, (bytes: Uint8Array) => Uint8Array>> = {
  8: (bytes) => deflateRawSync(bytes),
  93: (bytes) => zstdCompressSync(bytes),
};
const encoder = new TextEncoder();

/** The bytes of an archive, with a comment at its end. */
export function zipped(files: readonly Packed[], comment = ""): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text, method } of files) {
    const bytes = encoder.encode(text);
    const packed = PACK[method]?.(bytes) ?? bytes;
    const path = encoder.encode(name);
    const shared = [
      ...[20, 0, method, 0, 0].flatMap(short),
      ...[crc32(bytes), packed.length, bytes.length].flatMap(long),
      ...[path.length, 0].flatMap(short),
    ];
    const local = [...long(0x04034b50), ...shared, ...path];
    const where = [0, 0, 0].flatMap(short).concat(long(0), long(offset));
    list.push(Uint8Array.from([...long(0x02014b50), ...short(20), ...shared, ...where, ...path]));
    pieces.push(Uint8Array.from(local), packed);
    offset += local.length + packed.length;
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  const end = [
    ...long(0x06054b50),
    ...[0, 0, files.length, files.length].flatMap(short),
    ...long(size),
    ...long(offset),
    ...short(comment.length),
    ...encoder.encode(comment),
  ];
  return joined([...pieces, ...list, Uint8Array.from(end)]);
}

function short(value: number): number[] {
  return [value & 255, value >> 8 & 255];
}

function long(value: number): number[] {
  return [...short(value & 0xffff), ...short(value >>> 16)];
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
