/**
 * Finds the bytes that can end a line, four at a time.
 *
 * One finder serves every stream of a thread: it keeps its view of the memory that was looked at last, and reads go
 * into the same memory again and again.
 * @module
 */

const CR = 13;
/** Four bytes that are one more than CR. */
const ABOVE = 0x0e0e0e0e;
/** The highest bit of each of four bytes. */
const HIGHEST = 0x80808080;
/** Shorter stretches are looked at byte by byte. */
const SHORT = 16;

/** Looks for line ends. */
export class LineBreaks {
  #bytes: Uint8Array = new Uint8Array(0);
  #words: Uint32Array = new Uint32Array(0);

  /** Place of the first byte from `from` on that is not above CR, or `end`: LF, CR, or another control character. */
  next(bytes: Uint8Array, from: number, end: number): number {
    let i = from;
    if (end - from >= SHORT && this.#sees(bytes)) {
      while ((i & 3) !== 0 && (bytes[i] as number) > CR) i++;
      if ((i & 3) !== 0) return i;
      i = nextWord(this.#words, i >> 2, end >> 2) << 2;
    }
    while (i < end && (bytes[i] as number) > CR) i++;
    return i;
  }

  /** Whether these bytes can be seen as words. */
  #sees(bytes: Uint8Array): boolean {
    if (bytes === this.#bytes) return true;
    if ((bytes.byteOffset & 3) !== 0) return false;
    this.#bytes = bytes;
    this.#words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    return true;
  }
}

/** Index of the first word from `from` on that may hold a byte not above CR, or `end`. Bytes over 127 never hide one. */
function nextWord(words: Uint32Array, from: number, end: number): number {
  let i = from;
  for (; i < end; i++) {
    const word = words[i] as number;
    // Taking away borrows into the next higher byte only where the lower one is not above CR itself.
    if (((word - ABOVE) & ~word & HIGHEST) !== 0) return i;
  }
  return end;
}
