/**
 * Reads one response: its head, then its body, which is events or plain bytes.
 * @module
 */

import type { Sink } from "../network.ts";
import { BodyReader } from "./body_reader.ts";
import { EventScanner } from "./event_scanner.ts";
import { HeadReader } from "./head_reader.ts";
import { type ResponseHead, responseHead } from "./response_head.ts";
import type { Span } from "./span.ts";

/** What a decoder tells; the rest of a sink is the connection's to tell. */
export type ResponseSink = Pick<Sink, "head" | "event" | "body">;

/** The head that came last on this thread, read: the next one is often the same text. */
const last: { text: string; head: ResponseHead | undefined } = { text: "", head: undefined };

/** Decodes one response from bytes as they come. A new one is needed for the next. */
export class ResponseDecoder {
  readonly #reader = new HeadReader();
  #head: ResponseHead | undefined;
  #body: BodyReader | undefined;
  #events: EventScanner | undefined;

  /** Whether the response came whole. One that ends with the connection never does. */
  get done(): boolean {
    return this.#body?.done ?? false;
  }

  /** Whether another request may follow on the connection. */
  get keepAlive(): boolean {
    return this.#head?.keepAlive ?? true;
  }

  /** Takes bytes up to the end of the response; the span then starts after them. Throws SyntaxError on a malformed one. */
  feed(bytes: Uint8Array, span: Span, sink: ResponseSink): void {
    while (!this.#body) {
      if (!this.#reader.feed(bytes, span)) return;
      this.#begin(headOf(this.#reader.text), span.at, sink);
    }
    this.#readBody(this.#body, bytes, span, sink);
    if (this.#body.done) this.#events?.flush(span.at, sink);
  }

  /** Says that the connection has ended; returns whether that ends the response properly. */
  close(at: number, sink: ResponseSink): boolean {
    if (this.done) return true;
    const endsOnClose = this.#head?.framing.kind === "close";
    if (endsOnClose) this.#events?.flush(at, sink);
    return endsOnClose;
  }

  /** Heads of interim responses (1xx) are passed over. */
  #begin(head: ResponseHead, at: number, sink: ResponseSink): void {
    if (head.status < 200) return;
    this.#head = head;
    if (head.isEvents) this.#events = new EventScanner();
    this.#body = new BodyReader(head.framing);
    sink.head(head.status, head.lines, at);
  }

  /** Narrows the span to each piece of the body in turn. */
  #readBody(body: BodyReader, bytes: Uint8Array, span: Span, sink: ResponseSink): void {
    const { end } = span;
    while (span.start < end && !body.done) {
      span.start = body.skip(bytes, span.start, end);
      const stop = span.end = body.take(span.start, end);
      if (span.start === stop) continue;
      if (this.#events) this.#events.scan(bytes, span, sink);
      else sink.body(bytes, span.start, stop, span.at);
      span.start = stop;
    }
    span.end = end;
  }
}

function headOf(text: string): ResponseHead {
  if (last.head && last.text === text) return last.head;
  last.head = responseHead(text);
  last.text = text;
  return last.head;
}
