/**
 * Reads the head of a message: everything up to its blank line, as text.
 * @module
 */

import { Latin1 } from "./latin1.ts";
import { LineBreaks } from "./line_breaks.ts";
import type { Span } from "./span.ts";
import { Tail } from "./tail.ts";

/** Longest head, in bytes. */
export const HEAD_LIMIT = 64 * 2 ** 10;

const LF = 10;
const CR = 13;
const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;
const BLANK = "\r\n\r\n".length;
const latin1 = new Latin1();
const breaks = new LineBreaks();

/** Collects one head after the other. */
export class HeadReader {
  readonly #tail = new Tail();
  /** The last head that came whole, without its blank line. */
  text = "";

  /** Takes bytes up to the end of a head; the span then starts after them. Returns whether it came. Throws SyntaxError. */
  feed(bytes: Uint8Array, span: Span): boolean {
    const tail = this.#tail;
    if (tail.length === 0) {
      const end = this.#read(bytes, span, span.start);
      if (end < 0) tail.append(bytes.subarray(span.start, span.end));
      span.start = end < 0 ? span.end : end;
      return end >= 0;
    }
    const before = tail.length;
    tail.append(bytes.subarray(span.start, Math.min(span.end, span.start + HEAD_LIMIT)));
    const end = this.#read(tail.bytes, { start: 0, end: tail.length, at: span.at }, before);
    span.start = end < 0 ? span.end : span.start + end - before;
    if (end >= 0) tail.drop(tail.length);
    return end >= 0;
  }

  /** Reads the head that begins with the span, whose bytes before `from` were looked at; returns its end, -1 without one. */
  #read(bytes: Uint8Array, span: Span, from: number): number {
    const end = endOfHead(bytes, span, from);
    if ((end < 0 ? span.end : end) - span.start > HEAD_LIMIT) {
      throw new SyntaxError(`Cannot read a head: longer than ${HEAD_LIMIT} bytes`);
    }
    if (end >= 0) this.text = latin1.textOf(bytes, span.start, end - BLANK);
    return end;
  }
}

/** First byte after a blank line whose last byte is at `from` or later; -1 without one. */
function endOfHead(bytes: Uint8Array, { start, end }: Span, from: number): number {
  for (let i = breaks.next(bytes, from, end); i < end; i = breaks.next(bytes, i + 1, end)) {
    if (bytes[i] !== LF || i - start < BLANK - 1) continue;
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
