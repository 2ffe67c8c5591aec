/**
 * Takes a body out of its framing: a known length, chunks, or all up to the end of the connection.
 *
 * The framing is that of RFC 9112 §6 and §7.1; extensions and trailers are skipped. Sizes and lines are bounded.
 * @module
 */

const LF = 10;
const CR = 13;
/** Digits of a chunk's size: 16 ** 12 bytes still count exactly. */
const SIZE_DIGITS = 12;
/** Longest chunk extension or trailer section, in bytes. */
const LINE_LIMIT = 64 * 2 ** 10;
const AFTER_SIZE: ReadonlySet<number> = new Set([CR, 0x20, 0x09, 0x3b]);

/** How a body ends. */
export type Framing =
  | { readonly kind: "length"; readonly length: number }
  | { readonly kind: "chunked" }
  | { readonly kind: "close" };

/** What the next byte belongs to. Numbers, since this is asked for every byte between two chunks. */
const SIZE = 0;
const SIZE_LINE = 1;
const CHUNK = 2;
const CHUNK_END = 3;
const TRAILER = 4;
const PLAIN = 5;
const DONE = 6;

/** Reads one body: by turns what is framing, and what is not. */
export class BodyReader {
  #state: number;
  /** Bytes of the chunk or body that are to come. */
  #left = 0;
  /** Of the chunk whose size is being read. */
  #size = 0;
  /** Bytes of the line so far that count: digits of a size, text of a trailer line. */
  #width = 0;
  #skipped = 0;

  constructor(framing: Framing) {
    this.#state = framing.kind === "chunked" ? SIZE : PLAIN;
    if (framing.kind === "length") this.#left = framing.length;
    else if (framing.kind === "close") this.#left = Infinity;
    if (this.#state === PLAIN && this.#left === 0) this.#state = DONE;
  }

  /** Whether the body came whole. One that ends with the connection never does. */
  get done(): boolean {
    return this.#state === DONE;
  }

  /** Steps over framing; returns where bytes of the body begin, or `end`. Throws SyntaxError on malformed framing. */
  skip(bytes: Uint8Array, start: number, end: number): number {
    let i = start;
    while (this.#left === 0 && i < end && this.#state !== DONE) this.#frame(bytes[i++] as number);
    return i;
  }

  /** Takes bytes of the body from `start` on; returns where they end. */
  take(start: number, end: number): number {
    const stop = Math.min(end, start + this.#left);
    if (stop === start) return start;
    this.#left -= stop - start;
    if (this.#left === 0) this.#state = this.#state === CHUNK ? CHUNK_END : DONE;
    return stop;
  }

  /** One byte of what stands between the chunks. */
  #frame(byte: number): void {
    switch (this.#state) {
      case SIZE:
        return this.#readSize(byte);
      case SIZE_LINE:
        if (byte !== LF) return this.#skip();
        this.#left = this.#size;
        return this.#enter(this.#size === 0 ? TRAILER : CHUNK);
      case CHUNK_END:
        if (byte === LF) this.#enter(SIZE);
        else if (byte !== CR || this.#width++ > 0) throw malformed("end", byte);
        return;
      case TRAILER:
        if (byte === LF) this.#enter(this.#width === 0 ? DONE : TRAILER);
        else if (byte !== CR) this.#width++;
        return this.#skip();
    }
  }

  #readSize(byte: number): void {
    const digit = hexDigit(byte);
    if (digit >= 0 && this.#width < SIZE_DIGITS) {
      this.#size = this.#size * 16 + digit;
      this.#width++;
    } else if (this.#width > 0 && AFTER_SIZE.has(byte)) this.#state = SIZE_LINE;
    else throw malformed("size", byte);
  }

  #enter(state: number): void {
    this.#state = state;
    this.#width = this.#size = 0;
    if (state === CHUNK) this.#skipped = 0;
  }

  #skip(): void {
    if (++this.#skipped > LINE_LIMIT) {
      throw new SyntaxError(
        `Cannot read a chunk: over ${LINE_LIMIT} bytes of extensions or trailers`,
      );
    }
  }
}

function malformed(part: "size" | "end", byte: number): SyntaxError {
  return new SyntaxError(`Cannot read a chunk: byte 0x${byte.toString(16)} in its ${part}`);
}

/** Value of a hexadecimal digit, or -1. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
