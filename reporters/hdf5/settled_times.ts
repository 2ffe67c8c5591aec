/**
 * Takes the wall clock out of an HDF5 file, so that equal requests are equal bytes.
 *
 * The library stamps every object header of version 2 with four times and offers no way not to. They are set to 0
 * and the header's checksum is made anew. Source: HDF5 File Format Specification 3.0, IV.A.1.b and lookup3 (B. Jenkins).
 * @module
 */

const SIGNATURE = [0x4f, 0x48, 0x44, 0x52];
const VERSION = 2;
const HAS_TIMES = 0x20;
const HAS_PHASES = 0x10;
const FLAGS_AT = 5;
const TIMES_AT = 6;
const TIMES_BYTES = 16;

/** Sets the times of all object headers in the bytes to 0, in place. A header is one only if its checksum is right. */
export function settleTimes(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(0x4f); at >= 0; at = bytes.indexOf(0x4f, at + 1)) {
    const sumAt = checksumAt(view, at);
    if (sumAt === undefined) continue;
    if (lookup3(bytes.subarray(at, sumAt)) !== view.getUint32(sumAt, true)) continue;
    bytes.fill(0, at + TIMES_AT, at + TIMES_AT + TIMES_BYTES);
    view.setUint32(sumAt, lookup3(bytes.subarray(at, sumAt)), true);
  }
}

/** Where the checksum of a header with times stands that starts here; nothing where none does. */
function checksumAt(view: DataView, at: number): number | undefined {
  if (at + TIMES_AT > view.byteLength) return;
  if (SIGNATURE.some((byte, i) => view.getUint8(at + i) !== byte)) return;
  const flags = view.getUint8(at + FLAGS_AT);
  if (view.getUint8(at + 4) !== VERSION || !(flags & HAS_TIMES)) return;
  const sizeAt = at + TIMES_AT + TIMES_BYTES + (flags & HAS_PHASES ? 4 : 0);
  const sizeBytes = 1 << (flags & 3);
  if (sizeAt + sizeBytes > view.byteLength) return;
  const sumAt = sizeAt + sizeBytes + sizeOf(view, sizeAt, sizeBytes);
  return sumAt + 4 <= view.byteLength ? sumAt : undefined;
}

function sizeOf(view: DataView, at: number, bytes: number): number {
  let size = 0;
  for (let i = bytes - 1; i >= 0; i--) size = size * 256 + view.getUint8(at + i);
  return size;
}

/** Bob Jenkins' lookup3 `hashlittle` with start value 0, the checksum of HDF5's metadata. Unsigned 32 bits. */
export function lookup3(bytes: Uint8Array): number {
  let a = (0xdeadbeef + bytes.length) | 0;
  let b = a;
  let c = a;
  let at = 0;
  for (; bytes.length - at > 12; at += 12) {
    a = (a + word(bytes, at)) | 0;
    b = (b + word(bytes, at + 4)) | 0;
    c = (c + word(bytes, at + 8)) | 0;
    a = (a - c) ^ turned(c, 4), c = (c + b) | 0;
    b = (b - a) ^ turned(a, 6), a = (a + c) | 0;
    c = (c - b) ^ turned(b, 8), b = (b + a) | 0;
    a = (a - c) ^ turned(c, 16), c = (c + b) | 0;
    b = (b - a) ^ turned(a, 19), a = (a + c) | 0;
    c = (c - b) ^ turned(b, 4), b = (b + a) | 0;
  }
  if (at === bytes.length) return c >>> 0;
  a = (a + word(bytes, at)) | 0;
  b = (b + word(bytes, at + 4)) | 0;
  c = (c + word(bytes, at + 8)) | 0;
  c = ((c ^ b) - turned(b, 14)) | 0;
  a = ((a ^ c) - turned(c, 11)) | 0;
  b = ((b ^ a) - turned(a, 25)) | 0;
  c = ((c ^ b) - turned(b, 16)) | 0;
  a = ((a ^ c) - turned(c, 4)) | 0;
  b = ((b ^ a) - turned(a, 14)) | 0;
  c = ((c ^ b) - turned(b, 24)) | 0;
  return c >>> 0;
}

/** Four bytes, the lowest first; 0 beyond the end. */
function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0) << 16 |
    (bytes[at + 3] ?? 0) << 24;
}

function turned(value: number, bits: number): number {
  return value << bits | value >>> (32 - bits);
}
