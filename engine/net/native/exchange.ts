/**
 * One exchange of the native client, from being asked for to its end: what is sent, and who is told.
 *
 * Once it is over its sink hears nothing more, even if bytes that were read already hold more.
 * @module
 */

import { failureOf } from "../failure.ts";
import { ResponseDecoder, type ResponseSink } from "../http1/response_decoder.ts";
import type { Span } from "../http1/span.ts";
import type { Bytes, Failure, Sink } from "../network.ts";
import type { Connection } from "./connection.ts";
import type { Origin } from "./origin.ts";

/** A sink that may know which events carry what is measured: the times of the others matter to nobody. */
export interface CountingSink extends Sink {
  /** How many such events it was told of since its exchange began. */
  readonly carried?: number;
}

/** What is sent where, and who is told. */
export interface Order {
  readonly origin: Origin;
  /** First line and headers, up to where the length of the body goes. */
  readonly head: Bytes;
  readonly body: Bytes;
  readonly sink: CountingSink;
}

/** The read that is being decoded: there is one at a time. */
const span: Span = { start: 0, end: 0, at: NaN };

/** An exchange under way. */
export class NativeExchange implements ResponseSink {
  readonly order: Order;
  readonly decoder = new ResponseDecoder();
  connection: Connection | undefined;
  /** Whether the sink has heard its last word. */
  over = false;
  /** Whether any byte came back. */
  answered = false;
  /** Whether the request was sent once more. */
  resent = false;
  /** Addresses of the host that could not be connected to. */
  refusals = 0;
  /** What to say of them: that one refused says more than that another cannot be reached. */
  refusal: Failure | undefined;
  readonly #sink: CountingSink;
  #events = 0;
  #telling = false;

  constructor(order: Order) {
    this.order = order;
    this.#sink = order.sink;
  }

  /** Events whose times matter that its sink was told of. */
  get events(): number {
    return this.#sink.carried ?? this.#events;
  }

  /** Takes the first bytes of a read; returns how many belong to the response. Throws what `blame` knows to tell apart. */
  feed(bytes: Uint8Array, size: number, at: number): number {
    this.answered = true;
    span.start = 0;
    span.end = size;
    span.at = at;
    this.decoder.feed(bytes, span, this);
    return span.start;
  }

  /** The failure that an error thrown by `feed` means. Throws it again if it was the sink's. */
  blame(error: unknown): Failure {
    if (this.#telling || !(error instanceof SyntaxError)) throw error;
    return failureOf(error);
  }

  /** Notes that an address could not be connected to. */
  refuse(failure: Failure): void {
    this.refusals++;
    if (!this.refusal || failure.kind === "connect-refused") this.refusal = failure;
  }

  sent(at: number): void {
    if (!this.over) this.#sink.sent(at);
  }

  head(status: number, headers: string, at: number): void {
    if (this.over) return;
    this.#telling = true;
    this.#sink.head(status, headers, at);
    this.#telling = false;
  }

  // Four parameters, as in `Sink`: an array of them would be one an event.
  event(bytes: Uint8Array, start: number, end: number, at: number): void {
    if (this.over) return;
    this.#events++;
    this.#telling = true;
    this.#sink.event(bytes, start, end, at);
    this.#telling = false;
  }

  body(bytes: Uint8Array, start: number, end: number, at: number): void {
    if (this.over) return;
    this.#telling = true;
    this.#sink.body(bytes, start, end, at);
    this.#telling = false;
  }

  end(at: number): void {
    if (this.over) return;
    this.over = true;
    this.#sink.end(at);
  }

  fail(failure: Failure, at: number): void {
    if (this.over) return;
    this.over = true;
    this.#sink.fail(failure, at);
  }
}
