/**
 * Reads the head of a message: everything up to its blank line, as text.
 * @module
 */

import { Tail } from "./tail.ts";

/** Longest head, in bytes. */
export const HEAD_LIMIT = 64 * 2 ** 10;

const LF = 10;
const CR = 13;
const LATIN1 = new TextDecoder("latin1");
const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

/** Collects one head after the other. */
export class HeadReader {
  readonly #tail = new Tail();
  /** The last head that came whole, without its blank line. */
  text = "";

  /** Takes bytes up to the end of a head; returns how many, or -1 if all were taken and it goes on. Throws SyntaxError. */
  feed(piece: Uint8Array): number {
    const tail = this.#tail;
    const before = tail.length;
    if (before > 0) tail.append(piece.subarray(0, HEAD_LIMIT));
    const bytes = before > 0 ? tail.bytes : piece;
    const end = endOfHead(bytes, before);
    if ((end < 0 ? bytes.length : end) > HEAD_LIMIT) {
      throw new SyntaxError(`Cannot read a head: longer than ${HEAD_LIMIT} bytes`);
    }
    if (end < 0) {
      if (before === 0) tail.append(piece);
      return -1;
    }
    this.text = LATIN1.decode(bytes.subarray(0, end - 4));
    tail.drop(tail.length);
    return end - before;
  }
}

/** First byte after a blank line whose last byte is at `from` or later; -1 without one. */
function endOfHead(bytes: Uint8Array, from: number): number {
  for (let i = bytes.indexOf(LF, from); i >= 0; i = bytes.indexOf(LF, i + 1)) {
    if (bytes[i - 1] === CR && bytes[i - 2] === LF && bytes[i - 3] === CR) return i + 1;
  }
  return -1;
}

/** Header lines as a map of lower-case names; values of a repeated name are joined by commas. Throws SyntaxError. */
export function headersOf(lines: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines === "" ? [] : lines.split("\r\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (!NAME.test(name)) {
      throw new SyntaxError(`Cannot read a header: ${JSON.stringify(line.slice(0, 60))}`);
    }
    const value = line.slice(colon + 1).trim();
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return headers;
}
