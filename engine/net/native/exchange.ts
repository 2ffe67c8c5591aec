/**
 * One exchange of the native client, from being asked for to its end: what is sent, and who is told.
 *
 * Once it is over its sink hears nothing more, even if bytes that were read already hold more.
 * @module
 */

import { failureOf } from "../failure.ts";
import { ResponseDecoder, type ResponseSink } from "../http1/response_decoder.ts";
import type { Bytes, Failure, Sink } from "../network.ts";
import type { Connection } from "./connection.ts";
import type { Origin } from "./origin.ts";

/** What is sent where, and who is told. */
export interface Order {
  readonly origin: Origin;
  /** First line and headers, up to where the length of the body goes. */
  readonly head: Bytes;
  readonly body: Bytes;
  readonly sink: Sink;
}

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
  /** Events that it was told of in all. */
  events = 0;
  #telling = false;

  constructor(order: Order) {
    this.order = order;
  }

  /** Takes bytes of the response; returns how many belong to it. Throws what `blame` knows to tell apart. */
  feed(bytes: Uint8Array, at: number): number {
    this.answered = true;
    return this.decoder.feed(bytes, at, this);
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
    if (!this.over) this.order.sink.sent(at);
  }

  head(status: number, headers: string, at: number): void {
    if (this.over) return;
    this.#telling = true;
    this.order.sink.head(status, headers, at);
    this.#telling = false;
  }

  event(...event: Parameters<Sink["event"]>): void {
    if (this.over) return;
    this.events++;
    this.#telling = true;
    this.order.sink.event(...event);
    this.#telling = false;
  }

  body(...piece: Parameters<Sink["body"]>): void {
    if (this.over) return;
    this.#telling = true;
    this.order.sink.body(...piece);
    this.#telling = false;
  }

  end(at: number): void {
    if (this.over) return;
    this.over = true;
    this.order.sink.end(at);
  }

  fail(failure: Failure, at: number): void {
    if (this.over) return;
    this.over = true;
    this.order.sink.fail(failure, at);
  }
}
