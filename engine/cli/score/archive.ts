/**
 * Files inside a zip archive, one at a time, as far as inspect's `.eval` logs need it: stored, deflate or zstd.
 *
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16. No archive that is split or beyond 4 GB.
 * @module
 */

import { inflateRawSync, zstdDecompressSync } from "node:zlib";
import { excerpt, RowsError } from "../../dataset/rows/rows_error.ts";
import type { RowFile } from "../../dataset/rows/row_file.ts";

/** A file in an archive. */
export interface Member {
  readonly name: string;
  /** Its bytes, unpacked. Throws a RowsError where they are damaged, or too many. */
  read(): Promise<Uint8Array>;
}

/** Longest file that is unpacked. */
const MOST_BYTES = 256 << 20;
const CURE = "Write it as JSON first: inspect log dump LOG > log.json";

const END = { signature: 0x06054b50, size: 22, longestComment: 65_535 };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
/** Stands where a number is kept elsewhere, as archives beyond 4 GB do. */
const ELSEWHERE = 0xffffffff;

type Unpack = (packed: Uint8Array, most: number) => Uint8Array;

/** By the number of the method. */
const UNPACK: Readonly<Record<number, Unpack>> = {
  0: (packed) => packed,
  8: (packed, maxOutputLength) => inflateRawSync(packed, { maxOutputLength }),
  93: (packed, maxOutputLength) => zstdDecompressSync(packed, { maxOutputLength }),
};

/** Whether a file begins as an archive does, by its first four bytes. */
export function isArchive([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && c === 3 && d === 4;
}

/** The files of an archive, in the order of its list. Throws a RowsError for what is none. */
export async function* membersOf(file: RowFile): AsyncIterable<Member> {
  const tail = await tailOf(file);
  const [size, from] = [tail.getUint32(12, true), tail.getUint32(16, true)];
  if (size === ELSEWHERE || from === ELSEWHERE || from + size > file.size) {
    throw damaged(file, "its list of files is not where it says");
  }
  const list = await viewOf(file, from, from + size);
  for (let at = 0; at + ENTRY.size <= size;) {
    if (list.getUint32(at, true) !== ENTRY.signature) throw damaged(file, "its list is cut");
    const entry = entryAt(list, at);
    yield { name: entry.name, read: () => unpacked(file, entry) };
    at += entry.length;
  }
}

interface ListEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header stands. */
  readonly from: number;
  /** Bytes of this entry in the list. */
  readonly length: number;
}

function entryAt(list: DataView<ArrayBuffer>, at: number): ListEntry {
  const nameLength = list.getUint16(at + 28, true);
  const others = list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
  const end = Math.min(at + ENTRY.size + nameLength, list.byteLength);
  return {
    name: new TextDecoder().decode(
      new Uint8Array(list.buffer, at + ENTRY.size, end - at - ENTRY.size),
    ),
    method: list.getUint16(at + 10, true),
    packed: list.getUint32(at + 20, true),
    unpacked: list.getUint32(at + 24, true),
    from: list.getUint32(at + 42, true),
    length: ENTRY.size + nameLength + others,
  };
}

async function unpacked(file: RowFile, entry: ListEntry): Promise<Uint8Array> {
  const { name, method, from, packed } = entry;
  const unpack = UNPACK[method];
  const shown = `its file ${excerpt(name)}`;
  if (!unpack) throw damaged(file, `${shown} is packed by method ${method}`);
  if (Math.max(packed, entry.unpacked) > MOST_BYTES) {
    throw damaged(file, `${shown} is larger than ${MOST_BYTES >> 20} MB`);
  }
  try {
    const local = await viewOf(file, from, from + LOCAL.size);
    if (local.getUint32(0, true) !== LOCAL.signature) throw new Error("no header is there");
    const start = from + LOCAL.size + local.getUint16(26, true) + local.getUint16(28, true);
    return unpack(await file.slice(start, start + packed), Math.max(1, entry.unpacked));
  } catch (error) {
    throw damaged(file, `${shown} is damaged: ${error instanceof Error ? error.message : error}`);
  }
}

/** The record at the end, from its signature on. */
async function tailOf(file: RowFile): Promise<DataView<ArrayBuffer>> {
  const from = Math.max(0, file.size - END.size - END.longestComment);
  const tail = await viewOf(file, from, file.size);
  for (let at = tail.byteLength - END.size; at >= 0; at--) {
    if (tail.getUint32(at, true) === END.signature) return new DataView(tail.buffer, at);
  }
  throw damaged(file, "it has no list of files, as if its writing was cut short");
}

async function viewOf(file: RowFile, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView((await file.slice(from, to)).buffer);
}

function damaged({ name }: RowFile, what: string): RowsError {
  return new RowsError(`Cannot read rows: ${name}: ${what}. ${CURE}`);
}
