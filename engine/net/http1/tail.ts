/**
 * Bytes that are kept from one read to the next.
 * @module
 */

const EMPTY = new Uint8Array(0);

/** A buffer that grows as it is appended to, and keeps its memory when it is emptied. */
export class Tail {
  #memory: Uint8Array<ArrayBuffer> = EMPTY;
  #length = 0;

  /** What is kept; valid until the next change. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#memory.subarray(0, this.#length);
  }

  /** How many bytes are kept. */
  get length(): number {
    return this.#length;
  }

  /** Keeps a copy of these too. */
  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#memory.length) {
      const grown = new Uint8Array(length * 2);
      grown.set(this.bytes);
      this.#memory = grown;
    }
    this.#memory.set(piece, this.#length);
    this.#length = length;
  }

  /** Forgets the first `count` bytes. */
  drop(count: number): void {
    this.#memory.copyWithin(0, count, this.#length);
    this.#length -= count;
  }
}
