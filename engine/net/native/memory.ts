/**
 * Memory that C may keep the address of.
 * @module
 */

/** Zeroed memory of its own buffer, off the heap of V8, so that the collector never moves it. */
export class Memory {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same memory in words of 32 bits. */
  readonly words: Uint32Array<ArrayBuffer>;
  readonly pointer: Deno.PointerObject;

  /** `size`: bytes, a multiple of 4. */
  constructor(size: number) {
    const buffer = new ArrayBuffer(size);
    this.bytes = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
    this.pointer = pointerTo(this.bytes);
  }

  /** Address of the byte at `offset`. */
  at(offset: number): Deno.PointerObject {
    return pointerTo(this.bytes.subarray(offset));
  }

  /** Writes the address of `other` and then its length, 64 bits each, from a word on. */
  refer(word: number, other: Memory): void {
    const address = Deno.UnsafePointer.value(other.pointer);
    const place = new BigUint64Array(this.bytes.buffer, word * 4, 2);
    place.set([address, BigInt(other.bytes.length)]);
  }
}

function pointerTo(bytes: Uint8Array<ArrayBuffer>): Deno.PointerObject {
  const pointer = Deno.UnsafePointer.of(bytes);
  if (!pointer) throw new Error("Cannot take the address of memory: it is empty");
  return pointer;
}
