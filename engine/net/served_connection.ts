/**
 * One connection of a listener: its requests, each answered before the next is looked at.
 * @module
 */

import { encodeHead } from "./http1/encode_head.ts";
import { type Request, RequestDecoder } from "./http1/request_decoder.ts";
import type { Handler } from "./listener.ts";
import { FramedReply } from "./reply.ts";
import type { Wire } from "./wire.ts";

/** Serves the requests of a connection for as long as it is open. */
export class ServedConnection {
  readonly #wire: Wire;
  readonly #handler: Handler;
  readonly #decoder = new RequestDecoder();
  readonly #waiting: (() => void)[] = [];
  #answering = false;
  #serving = false;
  #refused = false;

  constructor(wire: Wire, handler: Handler) {
    this.#wire = wire;
    this.#handler = handler;
  }

  /** Takes what was read, at a time in nanoseconds. */
  read(bytes: Uint8Array, at: number): void {
    if (this.#refused) return;
    try {
      this.#decoder.feed(bytes, (request) => this.#waiting.push(() => this.#answer(request, at)));
    } catch (error) {
      this.#refuse(error);
    }
    this.#serve();
    if (this.#waiting.length > 0 && !this.#refused) this.#wire.pause();
  }

  /** Answers what had to wait for the client to read. */
  goOn(): void {
    this.#serve();
    if (this.#waiting.length === 0) this.#wire.resume();
  }

  /** Answers what waits, in order; a request that is answered at once makes room for the next. */
  #serve(): void {
    if (this.#serving) return;
    this.#serving = true;
    try {
      while (this.#waiting.length > 0 && !this.#answering && !this.#wire.full) {
        this.#waiting.shift()?.();
      }
    } finally {
      this.#serving = false;
    }
  }

  #answer(request: Request, at: number): void {
    const { method, path, headers, body } = request;
    this.#answering = true;
    const reply = new FramedReply(this.#wire, request, (again) => {
      this.#answering = !again;
      this.goOn();
    });
    this.#handler({ method, path, headers, body, at }, reply);
  }

  /** Nothing after a malformed request can be made sense of: it is read, lest the answer be lost, and forgotten. */
  #refuse(error: unknown): void {
    if (!(error instanceof SyntaxError)) throw error;
    this.#refused = true;
    this.#wire.resume();
    this.#waiting.push(() => {
      this.#answering = true;
      const body = new TextEncoder().encode(`${error.message}\n`);
      const length = String(body.length);
      const headers = {
        "content-type": "text/plain",
        "content-length": length,
        connection: "close",
      };
      this.#wire.send(encodeHead("HTTP/1.1 400 Bad Request", headers));
      this.#wire.send(body);
      this.#wire.end();
    });
  }
}
