/**
 * One connection of the portable listener: its requests, each answered before the next is looked at.
 * @module
 */

import type { Socket } from "node:net";
import { encodeHead } from "./http1/encode_head.ts";
import { type Request, RequestDecoder } from "./http1/request_decoder.ts";
import type { Handler } from "./listener.ts";
import { SocketReply } from "./reply.ts";
import { now } from "./timers.ts";

/** Serves the requests of a socket for as long as it is open. */
export class ServedConnection {
  readonly #socket: Socket;
  readonly #handler: Handler;
  readonly #decoder = new RequestDecoder();
  readonly #waiting: (() => void)[] = [];
  #answering = false;
  #serving = false;

  /** Starts to read. */
  constructor(socket: Socket, handler: Handler) {
    this.#socket = socket;
    this.#handler = handler;
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("data", this.#read);
  }

  readonly #read = (bytes: Uint8Array): void => {
    const at = now();
    try {
      this.#decoder.feed(bytes, (request) => this.#waiting.push(() => this.#answer(request, at)));
    } catch (error) {
      this.#refuse(error);
    }
    this.#serve();
    if (this.#waiting.length > 0) this.#socket.pause();
  };

  /** Answers what waits, in order; a request that is answered at once makes room for the next. */
  #serve(): void {
    if (this.#serving) return;
    this.#serving = true;
    try {
      while (!this.#answering && this.#waiting.length > 0) this.#waiting.shift()?.();
    } finally {
      this.#serving = false;
    }
  }

  #answer(request: Request, at: number): void {
    const { method, path, headers, body } = request;
    this.#answering = true;
    const reply = new SocketReply(this.#socket, request, (again) => {
      this.#answering = !again;
      this.#serve();
      if (this.#waiting.length === 0) this.#socket.resume();
    });
    this.#handler({ method, path, headers, body, at }, reply);
  }

  /** Nothing after a malformed request can be made sense of. */
  #refuse(error: unknown): void {
    if (!(error instanceof SyntaxError)) throw error;
    this.#socket.off("data", this.#read).resume();
    this.#waiting.push(() => {
      this.#answering = true;
      const body = new TextEncoder().encode(`${error.message}\n`);
      const length = String(body.length);
      const headers = {
        "content-type": "text/plain",
        "content-length": length,
        connection: "close",
      };
      this.#socket.write(encodeHead("HTTP/1.1 400 Bad Request", headers));
      this.#socket.end(body);
    });
  }
}
