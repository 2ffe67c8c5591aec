/**
 * One exchange of the portable client, from its first attempt to its end.
 *
 * Tells the sink what undici tells it, in the order of the contract, and sends a request once more that an idle
 * connection swallowed because the server was closing it.
 * @module
 */

import type { Dispatcher } from "undici";
import { failureOf } from "../failure.ts";
import { EventScanner } from "../http1/event_scanner.ts";
import type { Bytes, Failure, Sink, Target } from "../network.ts";
import type { Connection } from "./connection.ts";
import type { Connections } from "./connections.ts";

/** What is sent, and who is told. */
export interface Order {
  readonly target: Target;
  readonly body: Bytes;
  readonly sink: Sink;
}

const EVENT_STREAM = /^text\/event-stream[ \t]*(;|$)/i;
/** Failures by which an idle connection shows that it was being closed. */
const CLOSINGS: ReadonlySet<Failure["kind"]> = new Set(["reset", "ended-early"]);

/** An exchange under way; undici calls it back. */
export class PortableExchange implements Dispatcher.DispatchHandler {
  readonly #order: Order;
  readonly #connections: Connections;
  #connection: Connection;
  #settled = false;
  #answered = false;
  #events: EventScanner | undefined;

  /** Sends the request. Throws TypeError if it cannot be sent. */
  constructor(order: Order, connections: Connections) {
    this.#order = order;
    this.#connections = connections;
    this.#connection = connections.take(order.target.origin);
    this.#dispatch();
  }

  /** Ends the exchange and its connection, and tells nobody. */
  cancel(): void {
    if (this.#over) return;
    this.#settled = true;
    this.#connections.drop(this.#connection);
  }

  onRequestStart(): void {
    this.#connection.served++;
  }

  onRequestSent(): void {
    this.#connection.whenFlushed((at) => this.#tell((sink) => sink.sent(at)));
  }

  onResponseStarted(): void {
    this.#answered = true;
  }

  onResponseStart(
    ...[controller, status, headers]: Parameters<
      Required<Dispatcher.DispatchHandler>["onResponseStart"]
    >
  ): void {
    if (status < 200) return;
    if (EVENT_STREAM.test(String(headers["content-type"]))) this.#events = new EventScanner();
    const at = this.#connection.stamp();
    this.#tell((sink) => sink.head(status, linesOf(controller.rawHeaders), at));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    const at = this.#connection.stamp();
    if (!this.#events) return this.body(chunk, 0, chunk.length, at);
    try {
      this.#events.feed(chunk, at, this);
    } catch (error) {
      this.#connections.drop(this.#connection);
      this.#settle((sink) => sink.fail(failureOf(error), at));
    }
  }

  onResponseEnd(controller: Dispatcher.DispatchController): void {
    const { error } = this.#connection;
    if (error) return this.onResponseError(controller, error);
    if (this.#over) return;
    const at = this.#connection.stamp();
    this.#events?.flush(at, this);
    if (this.#over) return;
    this.#connections.release(this.#connection);
    this.#settle((sink) => sink.end(at));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#over) return;
    const at = this.#connection.stamp();
    const failure = failureOf(error);
    const again = this.#isUnanswered() && CLOSINGS.has(failure.kind);
    this.#connections.drop(this.#connection);
    if (again) this.#retry();
    else this.#settle((sink) => sink.fail(failure, at));
  }

  /** An event of the scanner. Those of one read go on coming after the sink cancelled in the middle of them. */
  event(...[bytes, start, end, at]: Parameters<Sink["event"]>): void {
    this.#tell((sink) => sink.event(bytes, start, end, at));
  }

  /** A piece of the body. */
  body(...[bytes, start, end, at]: Parameters<Sink["body"]>): void {
    this.#tell((sink) => sink.body(bytes, start, end, at));
  }

  get #over(): boolean {
    return this.#settled || this.#connections.closed;
  }

  #dispatch(): void {
    const { target, body } = this.#order;
    const { path, method, headers } = target;
    const payload = body.length > 0 ? body : null;
    this.#connection.client.dispatch({ path, method, headers, body: payload }, this);
  }

  /** Whether the connection had served another request, and nothing came back for this one. Never so after a retry. */
  #isUnanswered(): boolean {
    return !this.#answered && this.#connection.served > 1;
  }

  /** Sends the request again, over a new connection; leaves undici time to take the old one down. */
  #retry(): void {
    queueMicrotask(() => {
      if (this.#over) return;
      this.#connection = this.#connections.open(this.#order.target.origin);
      this.#dispatch();
    });
  }

  #settle(word: (sink: Sink) => void): void {
    this.#tell((sink) => {
      this.#settled = true;
      word(sink);
    });
  }

  /** undici would swallow what a sink throws; that is our fault, and surfaces. */
  #tell(word: (sink: Sink) => void): void {
    if (this.#over) return;
    try {
      word(this.#order.sink);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** Raw headers, name and value in turn, as the lines they came in. */
function linesOf(raw: Dispatcher.DispatchController["rawHeaders"]): string {
  if (!Array.isArray(raw)) return "";
  const words = raw.map((word) => typeof word === "string" ? word : word.toString("latin1"));
  const lines = words.flatMap((word, i) => i % 2 === 0 ? [`${word}: ${words[i + 1] ?? ""}`] : []);
  return lines.join("\r\n");
}
