/**
 * Reads one response: its head, then its body, which is events or plain bytes.
 * @module
 */

import type { Sink } from "../network.ts";
import { BodyReader, type Framing } from "./body_reader.ts";
import { EventScanner } from "./event_scanner.ts";
import { HeadReader } from "./head_reader.ts";

const STATUS = /^HTTP\/1\.([01]) (\d{3})(?:[ \r]|$)/;
const LENGTH = /\ncontent-length:[ \t]*([^\r]*?)[ \t]*(?:\r|$)/i;
const CHUNKED = /\ntransfer-encoding:[^\r]*chunked[ \t]*(?:\r|$)/i;
const CLOSE = /\nconnection:[^\r]*\bclose\b/i;
const KEEP_ALIVE = /\nconnection:[^\r]*\bkeep-alive\b/i;
const EVENTS = /\ncontent-type:[ \t]*text\/event-stream[ \t]*(?:[;\r]|$)/i;

/** What a decoder tells; the rest of a sink is the connection's to tell. */
export type ResponseSink = Pick<Sink, "head" | "event" | "body">;

/** Decodes one response from bytes as they come. A new one is needed for the next. */
export class ResponseDecoder {
  /** Whether another request may follow on the connection; known from the head on. */
  keepAlive = true;
  readonly #head = new HeadReader();
  #body: BodyReader | undefined;
  #endsOnClose = false;
  #events: EventScanner | undefined;
  #at = 0;
  #sink: ResponseSink | undefined;

  /** Whether the response came whole. One that ends with the connection never does. */
  get done(): boolean {
    return this.#body?.done ?? false;
  }

  /** Takes bytes up to the end of the response; returns how many. Throws SyntaxError on a malformed one. */
  feed(bytes: Uint8Array, at: number, sink: ResponseSink): number {
    this.#at = at;
    this.#sink = sink;
    let used = 0;
    while (!this.#body) {
      const length = this.#head.feed(bytes.subarray(used));
      if (length < 0) return bytes.length;
      used += length;
      this.#begin(this.#head.text, sink);
    }
    used += this.#body.feed(bytes.subarray(used));
    if (this.#body.done) this.#events?.flush(at, sink);
    return used;
  }

  /** Says that the connection has ended; returns whether that ends the response properly. */
  close(at: number, sink: ResponseSink): boolean {
    if (this.done) return true;
    if (this.#endsOnClose) this.#events?.flush(at, sink);
    return this.#endsOnClose;
  }

  /** Heads of interim responses (1xx) are passed over. */
  #begin(text: string, sink: ResponseSink): void {
    const status = Number(STATUS.exec(text)?.[2]);
    if (!(status >= 100)) {
      throw new SyntaxError(
        `Cannot read a response: it starts ${JSON.stringify(text.slice(0, 60))}`,
      );
    }
    if (status < 200) return;
    const framing = framingOf(status, text);
    this.#endsOnClose = framing.kind === "close";
    this.keepAlive = !this.#endsOnClose && isKeptAlive(text);
    if (EVENTS.test(text)) this.#events = new EventScanner();
    this.#body = new BodyReader(framing, this.#take);
    sink.head(status, text.slice(text.indexOf("\r\n") + 2), this.#at);
  }

  readonly #take = (piece: Uint8Array): void => {
    const sink = this.#sink as ResponseSink;
    if (this.#events) this.#events.feed(piece, this.#at, sink);
    else sink.body(piece, 0, piece.length, this.#at);
  };
}

/** RFC 9112 §6.3. */
function framingOf(status: number, text: string): Framing {
  if (status === 204 || status === 304) return { kind: "length", length: 0 };
  if (CHUNKED.test(text)) return { kind: "chunked" };
  const length = LENGTH.exec(text)?.[1];
  if (length === undefined) return { kind: "close" };
  if (/^\d{1,15}$/.test(length)) return { kind: "length", length: Number(length) };
  throw new SyntaxError(`Cannot read a response: its content-length is ${JSON.stringify(length)}`);
}

function isKeptAlive(text: string): boolean {
  return text.startsWith("HTTP/1.1") ? !CLOSE.test(text) : KEEP_ALIVE.test(text);
}
