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

type State = "size" | "size-line" | "chunk" | "chunk-end" | "trailer" | "plain" | "done";

/** Reads one body. */
export class BodyReader {
  readonly #take: (piece: Uint8Array) => void;
  #state: State;
  /** Bytes of the chunk or body that are to come. */
  #left = 0;
  /** Bytes of the line so far that count: digits of a size, text of a trailer line. */
  #width = 0;
  #skipped = 0;

  /** `take` is given each piece of the body; the bytes are valid during the call only. */
  constructor(framing: Framing, take: (piece: Uint8Array) => void) {
    this.#take = take;
    this.#state = framing.kind === "chunked" ? "size" : "plain";
    if (framing.kind === "length") this.#left = framing.length;
    else if (framing.kind === "close") this.#left = Infinity;
    if (this.#state === "plain" && this.#left === 0) this.#state = "done";
  }

  /** Whether the body came whole. One that ends with the connection never does. */
  get done(): boolean {
    return this.#state === "done";
  }

  /** Takes bytes up to the end of the body; returns how many. Throws SyntaxError on malformed framing. */
  feed(bytes: Uint8Array): number {
    let i = 0;
    while (i < bytes.length && this.#state !== "done") {
      if (this.#state !== "chunk" && this.#state !== "plain") this.#frame(bytes[i++] as number);
      else i = this.#pass(bytes, i);
    }
    return i;
  }

  #pass(bytes: Uint8Array, start: number): number {
    const end = Math.min(bytes.length, start + this.#left);
    this.#take(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end));
    this.#left -= end - start;
    if (this.#left === 0) this.#state = this.#state === "chunk" ? "chunk-end" : "done";
    return end;
  }

  /** One byte of what stands between the chunks. */
  #frame(byte: number): void {
    switch (this.#state) {
      case "size":
        return this.#size(byte);
      case "size-line":
        if (byte === LF) this.#enter(this.#left === 0 ? "trailer" : "chunk");
        else this.#skip();
        return;
      case "chunk-end":
        if (byte === LF) this.#enter("size");
        else if (byte !== CR || this.#width++ > 0) throw malformed("end", byte);
        return;
      case "trailer":
        if (byte === LF) this.#enter(this.#width === 0 ? "done" : "trailer");
        else if (byte !== CR) this.#width++;
        return this.#skip();
    }
  }

  #size(byte: number): void {
    const digit = hexDigit(byte);
    if (digit >= 0 && this.#width < SIZE_DIGITS) {
      this.#left = this.#left * 16 + digit;
      this.#width++;
    } else if (this.#width > 0 && AFTER_SIZE.has(byte)) this.#state = "size-line";
    else throw malformed("size", byte);
  }

  #enter(state: State): void {
    this.#state = state;
    this.#width = 0;
    if (state === "chunk") this.#skipped = 0;
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
