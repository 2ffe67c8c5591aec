/**
 * Cuts a stream of server-sent events at its blank lines, without decoding anything.
 *
 * Lines end in LF, CRLF or CR, and a byte order mark at the start is no part of them, as the standard says
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 * @module
 */

import { LineBreaks } from "./line_breaks.ts";
import type { Span } from "./span.ts";
import { Tail } from "./tail.ts";

/** Longest event, in bytes. */
export const EVENT_LIMIT = 8 * 2 ** 20;

const LF = 10;
const CR = 13;
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
const breaks = new LineBreaks();

/** What is told of an event stream. `at` is handed through; bytes are valid during the call only. */
export interface EventSink {
  /** One event without its blank line. */
  event(bytes: Uint8Array, start: number, end: number, at: number): void;
  /** What is left at the end of the stream: no event, as its blank line never came. */
  body(bytes: Uint8Array, start: number, end: number, at: number): void;
}

/** Finds the events in the bytes of one stream, in whatever pieces they come. */
export class EventScanner {
  /** The unfinished event, once a read has ended inside one. */
  #tail: Tail | undefined;
  /** Bytes of the byte order mark seen; `MARK.length` once the stream has begun. */
  #mark = 0;
  /** Where the scan stands, all counted from the start of the unfinished event. */
  #scanned = 0;
  #line = 0;
  #lastCr = -2;

  /** Takes the next piece of the stream. Throws SyntaxError on an event over {@linkcode EVENT_LIMIT}. */
  feed(piece: Uint8Array, at: number, sink: EventSink): void {
    this.scan(piece, { start: 0, end: piece.length, at }, sink);
  }

  /** Takes a span of bytes as the next piece of the stream. Throws as {@linkcode EventScanner.feed} does. */
  scan(bytes: Uint8Array, span: Span, sink: EventSink): void {
    if (this.#mark < MARK.length) this.#passMark(bytes, span);
    const tail = this.#tail;
    if (!tail || tail.length === 0) {
      this.#find(bytes, span, sink);
      checkLength(span.end - span.start);
      if (span.start < span.end) this.#keep(bytes.subarray(span.start, span.end));
    } else {
      tail.append(bytes.subarray(span.start, span.end));
      const whole = { start: 0, end: tail.length, at: span.at };
      this.#find(tail.bytes, whole, sink);
      tail.drop(whole.start);
      checkLength(tail.length);
    }
  }

  /**
   * Ends the stream. An event without its blank line is none, so says the standard; but it may be all that a failing
   * server said, so it is handed on as body.
   */
  flush(at: number, sink: EventSink): void {
    if (this.#mark < MARK.length) this.#keep(MARK.subarray(0, this.#mark));
    const tail = this.#tail;
    if (!tail) return;
    if (tail.length > 0) sink.body(tail.bytes, 0, tail.length, at);
    tail.drop(tail.length);
  }

  /** Hands on the events that end in a span, which afterwards starts where the unfinished one does. */
  #find(bytes: Uint8Array, span: Span, sink: EventSink): void {
    const { end } = span;
    let { start } = span;
    let line = start + this.#line;
    let lastCr = start + this.#lastCr;
    for (let i = start + this.#scanned; (i = breaks.next(bytes, i, end)) < end; i++) {
      const byte = bytes[i] as number;
      if (byte !== LF && byte !== CR) continue;
      if (byte === LF && i === lastCr + 1) {
        if (start === i) start++;
      } else if (i === line) {
        checkLength(line - start);
        if (line > start) sink.event(bytes, start, line, span.at);
        start = i + 1;
      }
      if (byte === CR) lastCr = i;
      line = i + 1;
    }
    span.start = start;
    this.#scanned = end - start;
    this.#line = line - start;
    this.#lastCr = lastCr - start;
  }

  #keep(piece: Uint8Array): void {
    this.#tail ??= new Tail();
    this.#tail.append(piece);
  }

  /** Steps over the byte order mark; bytes that only began like one are put back. */
  #passMark(bytes: Uint8Array, span: Span): void {
    while (span.start < span.end && this.#mark < MARK.length) {
      if (bytes[span.start] !== MARK[this.#mark]) {
        this.#keep(MARK.subarray(0, this.#mark));
        this.#mark = MARK.length;
      } else {
        this.#mark++;
        span.start++;
      }
    }
  }
}

function checkLength(length: number): void {
  if (length > EVENT_LIMIT) {
    throw new SyntaxError(`Cannot read an event: longer than ${EVENT_LIMIT} bytes`);
  }
}
