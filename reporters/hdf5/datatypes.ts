/**
 * What values are, in HDF5's words: bits of numbers, strings, and how many there are.
 *
 * Source: HDF5 File Format Specification 3.0, IV.A.2.b (dataspace) and IV.A.2.d (datatype).
 * @module
 */

import { joined, little, NOWHERE } from "./bytes.ts";

const LITTLE_ENDIAN = 0;
const SIGNED = 8;
/** The leading bit of the mantissa is not stored; the sign is bit 63. */
const IEEE = [0x20, 63, 0];
const FLOAT_64 = [little(0, 2), little(64, 2), [52, 11, 0, 52], little(1023, 4)];
const STRING_OF_UTF8 = [1, 1, 0];
const VERSION = 1;
const CLASSES = { whole: 0, float: 1, variable: 9 } as const;

/** The types of values, and of texts in a heap. */
export const DATATYPES = {
  f64: joined([head("float", IEEE, 8), ...FLOAT_64]),
  i32: whole(4, SIGNED),
  u16: whole(2, 0),
  u8: whole(1, 0),
  i64: whole(8, SIGNED),
  text: joined([head("variable", STRING_OF_UTF8, 16), whole(1, 0)]),
} as const;

const SPACE_VERSION = 2;
const SCALAR = 0;
const SIMPLE = 1;
const HAS_MAXIMUM = 1;

/** One value. */
export const SCALAR_SPACE: Uint8Array = joined([[SPACE_VERSION, 0, 0, SCALAR]]);

/** So many values, for ever. */
export function listSpace(length: number): Uint8Array {
  return joined([[SPACE_VERSION, 1, 0, SIMPLE], little(length, 8)]);
}

/** So many values for now. */
export function growingSpace(length: number): Uint8Array {
  return joined([[SPACE_VERSION, 1, HAS_MAXIMUM, SIMPLE], little(length, 8), NOWHERE]);
}

function whole(bytes: number, sign: number): Uint8Array {
  return joined([
    head("whole", [LITTLE_ENDIAN | sign, 0, 0], bytes),
    little(0, 2),
    little(bytes * 8, 2),
  ]);
}

function head(kind: keyof typeof CLASSES, bits: readonly number[], bytes: number): Uint8Array {
  return joined([[VERSION << 4 | CLASSES[kind], ...bits], little(bytes, 4)]);
}
