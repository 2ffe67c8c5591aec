/**
 * Texts of attributes in one global heap: readers find them as plain strings, whatever their lengths.
 *
 * Source: HDF5 File Format Specification 3.0, III.E (global heap) and IV.B (a string of variable length points into it).
 * @module
 */

import { joined, little, type Part, utf8 } from "./bytes.ts";

/** A heap, and how its texts are pointed at. */
export interface TextHeap {
  readonly bytes: Uint8Array;
  /** What stands for a text wherever a value is: 16 bytes. Throws for one that is not in the heap. */
  reference(text: string): Uint8Array;
}

const SIGNATURE = utf8("GCOL");
const VERSION = 1;
const HEADER_BYTES = 16;
const LEAST_BYTES = 4096;
const REFERENCE_BYTES = 16;
const USED_ONCE = 1;

/** The heap of these texts that will lie at `address`. */
export function textHeap(texts: Iterable<string>, address: number): TextHeap {
  const indices = new Map<string, number>();
  const objects: Part[] = [];
  for (const text of new Set(texts)) {
    indices.set(text, objects.length + 1);
    objects.push(objectOf(text, objects.length + 1));
  }
  return {
    bytes: collection(objects),
    reference(text) {
      const index = indices.get(text);
      if (index === undefined) {
        throw new Error(`Cannot point at "${text}": the heap has no such text`);
      }
      return referenceTo(text, address, index);
    },
  };
}

/** An empty text is a reference to nothing, as the library writes it. */
function referenceTo(text: string, address: number, index: number): Uint8Array {
  const { length } = utf8(text);
  if (length === 0) return new Uint8Array(REFERENCE_BYTES);
  return joined([little(length, 4), little(address, 8), little(index, 4)]);
}

function objectOf(text: string, index: number): Uint8Array {
  const bytes = utf8(text);
  const parts = [little(index, 2), little(USED_ONCE, 2), little(0, 4), little(bytes.length, 8)];
  return joined([...parts, bytes], HEADER_BYTES + Math.ceil(bytes.length / 8) * 8);
}

/** Behind all objects, number 0 is what is free: at least its own header. */
function collection(objects: readonly Part[]): Uint8Array {
  const body = joined(objects);
  const used = HEADER_BYTES + body.length;
  const size = Math.max(LEAST_BYTES, used + HEADER_BYTES);
  const free = [little(0, 8), little(size - used, 8)];
  return joined([SIGNATURE, little(VERSION, 4), little(size, 8), body, ...free], size);
}
