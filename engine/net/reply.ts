/**
 * The answer of a listener to one request, written as it is given: nothing is held back.
 * @module
 */

import { encodeHead, type Headers } from "./http1/encode_head.ts";
import type { Request } from "./http1/request_decoder.ts";
import type { Reply } from "./listener.ts";
import type { Wire } from "./wire.ts";

const ASCII = new TextEncoder();
const LAST_CHUNK = ASCII.encode("0\r\n\r\n");
const CRLF = ASCII.encode("\r\n");
/** Reasons of the statuses that servers of language models give. A reason may be empty. */
const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** How the bytes of a body are told apart from what follows. */
type Framing = "chunked" | "plain" | "none";

/** Says that an answer was ended properly; `again` if another request may come. */
export type Ended = (again: boolean) => void;

/** The reply to one request, in the framing that suits it. */
export class FramedReply implements Reply {
  readonly #wire: Wire;
  readonly #request: Request;
  readonly #ended: Ended;
  #framing: Framing = "plain";
  #done = false;
  #keepAlive: boolean;

  constructor(wire: Wire, request: Request, ended: Ended) {
    this.#wire = wire;
    this.#request = request;
    this.#ended = ended;
    this.#keepAlive = request.keepAlive;
  }

  get open(): boolean {
    return this.#wire.open;
  }

  head(status: number, headers: Headers): void {
    const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
    this.#framing = this.#framingOf(status, names);
    const added = {
      ...(this.#framing === "chunked" ? { "transfer-encoding": "chunked" } : {}),
      ...(this.#keepAlive ? {} : { connection: "close" }),
    };
    this.raw(encodeHead(`HTTP/1.1 ${status} ${REASONS[status] ?? ""}`, { ...headers, ...added }));
  }

  write(bytes: Uint8Array): number {
    const chunked = this.#framing === "chunked";
    if (this.#framing === "none" || bytes.length === 0) return this.#wire.now();
    const framed = chunked ? chunkOf(bytes) : bytes;
    const at = this.#wire.now();
    this.raw(framed);
    return at;
  }

  end(): void {
    if (this.#done) return;
    this.#done = true;
    if (this.#framing === "chunked") this.#send(LAST_CHUNK);
    if (!this.#keepAlive && this.open) this.#wire.end();
    this.#ended(this.#keepAlive);
  }

  raw(bytes: Uint8Array): void {
    if (!this.#done) this.#send(bytes);
  }

  close(): void {
    if (!this.#done && this.open) this.#wire.end();
    this.#done = true;
  }

  reset(): void {
    if (!this.#done && this.open) this.#wire.reset();
    this.#done = true;
  }

  #send(bytes: Uint8Array): void {
    if (this.open) this.#wire.send(bytes);
  }

  /** Without a length a body goes in chunks, or, to HTTP/1.0, up to the end of the connection. */
  #framingOf(status: number, names: ReadonlySet<string>): Framing {
    if (this.#request.method === "HEAD" || status === 204 || status === 304) return "none";
    if (names.has("content-length")) return "plain";
    if (this.#request.minor === 1) return "chunked";
    this.#keepAlive = false;
    return "plain";
  }
}

function chunkOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = ASCII.encode(`${bytes.length.toString(16)}\r\n`);
  const chunk = new Uint8Array(size.length + bytes.length + CRLF.length);
  chunk.set(size);
  chunk.set(bytes, size.length);
  chunk.set(CRLF, size.length + bytes.length);
  return chunk;
}
