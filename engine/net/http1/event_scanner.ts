/**
 * Cuts a stream of server-sent events at its blank lines, without decoding anything.
 *
 * Lines end in LF, CRLF or CR, and a byte order mark at the start is no part of them, as the standard says
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 * @module
 */

import { Tail } from "./tail.ts";

/** Longest event, in bytes. */
export const EVENT_LIMIT = 8 * 2 ** 20;

const LF = 10;
const CR = 13;
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** What is told of an event stream. `at` is handed through; bytes are valid during the call only. */
export interface EventSink {
  /** One event without its blank line. */
  event(bytes: Uint8Array, start: number, end: number, at: number): void;
  /** What is left at the end of the stream: no event, as its blank line never came. */
  body(bytes: Uint8Array, start: number, end: number, at: number): void;
}

/** Finds the events in the bytes of one stream, in whatever pieces they come. */
export class EventScanner {
  readonly #tail = new Tail();
  /** Bytes of the byte order mark seen; `MARK.length` once the stream has begun. */
  #mark = 0;
  /** Where the scan stands, all counted from the start of the unfinished event. */
  #scanned = 0;
  #line = 0;
  #lastCr = -2;

  /** Takes the next piece of the stream. Throws SyntaxError on an event over {@linkcode EVENT_LIMIT}. */
  feed(piece: Uint8Array, at: number, sink: EventSink): void {
    const tail = this.#tail;
    const bytes = this.#mark < MARK.length ? this.#withoutMark(piece) : piece;
    if (tail.length === 0) {
      const rest = this.#scan(bytes, at, sink);
      if (rest < bytes.length) tail.append(bytes.subarray(rest));
    } else {
      tail.append(bytes);
      tail.drop(this.#scan(tail.bytes, at, sink));
    }
    checkLength(tail.length);
  }

  /**
   * Ends the stream. An event without its blank line is none, so says the standard; but it may be all that a failing
   * server said, so it is handed on as body.
   */
  flush(at: number, sink: EventSink): void {
    const tail = this.#tail;
    if (this.#mark < MARK.length) tail.append(MARK.subarray(0, this.#mark));
    if (tail.length > 0) sink.body(tail.bytes, 0, tail.length, at);
    tail.drop(tail.length);
  }

  /** Hands on the events that end in `bytes`; returns where the unfinished one starts. */
  #scan(bytes: Uint8Array, at: number, sink: EventSink): number {
    let start = 0;
    let line = this.#line;
    let lastCr = this.#lastCr;
    for (let i = this.#scanned; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (byte !== LF && byte !== CR) continue;
      if (byte === LF && i === lastCr + 1) {
        if (start === i) start++;
      } else if (i === line) {
        checkLength(line - start);
        if (line > start) sink.event(bytes, start, line, at);
        start = i + 1;
      }
      if (byte === CR) lastCr = i;
      line = i + 1;
    }
    this.#scanned = bytes.length - start;
    this.#line = line - start;
    this.#lastCr = lastCr - start;
    return start;
  }

  /** Steps over the byte order mark; bytes that only began like one are put back. */
  #withoutMark(piece: Uint8Array): Uint8Array {
    for (let i = 0; i < piece.length; i++) {
      if (piece[i] !== MARK[this.#mark]) {
        this.#tail.append(MARK.subarray(0, this.#mark));
        this.#mark = MARK.length;
        return piece.subarray(i);
      }
      if (++this.#mark === MARK.length) return piece.subarray(i + 1);
    }
    return piece.subarray(piece.length);
  }
}

function checkLength(length: number): void {
  if (length > EVENT_LIMIT) {
    throw new SyntaxError(`Cannot read an event: longer than ${EVENT_LIMIT} bytes`);
  }
}
