/**
 * CRC-32 as in gzip and zip (polynomial 0xedb88320), eight bytes at a time.
 *
 * Slicing-by-8: M. Kounavis and F. Berry, "A Systematic Approach to Building High Performance Software-Based CRC
 * Generators", 2005. Fast enough to check 100 MB of events in a fraction of a second.
 * @module
 */

const SLICES = 8;
const TABLE = tableOf();

/** The checksum of bytes, in [0, 2³²). */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  let at = 0;
  for (const end = bytes.length - SLICES; at <= end; at += SLICES) {
    crc ^= wordAt(bytes, at);
    const next = wordAt(bytes, at + 4);
    crc = slice(7, crc) ^ slice(6, crc >>> 8) ^ slice(5, crc >>> 16) ^ slice(4, crc >>> 24) ^
      slice(3, next) ^ slice(2, next >>> 8) ^ slice(1, next >>> 16) ^ slice(0, next >>> 24);
  }
  for (; at < bytes.length; at++) crc = slice(0, crc ^ (bytes[at] as number)) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | (bytes[at + 1] as number) << 8 |
    (bytes[at + 2] as number) << 16 | (bytes[at + 3] as number) << 24;
}

function slice(depth: number, byte: number): number {
  return TABLE[depth << 8 | byte & 0xff] as number;
}

/** Row 0: the remainder of each byte. Row k: of each byte with k zero bytes after it. */
function tableOf(): Int32Array {
  const table = new Int32Array(SLICES << 8);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
    table[byte] = crc;
  }
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256] as number;
    table[at] = before >>> 8 ^ (table[before & 0xff] as number);
  }
  return table;
}
