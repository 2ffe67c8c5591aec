/**
 * Reads requests, one after the other, as a server does.
 * @module
 */

import { BodyReader, type Framing } from "./body_reader.ts";
import { headersOf, HeadReader } from "./head_reader.ts";
import type { Span } from "./span.ts";
import { Tail } from "./tail.ts";

/** Longest body of a request, in bytes. */
export const BODY_LIMIT = 64 * 2 ** 20;

const START = /^([A-Z]{1,16}) ([!-~]{1,8192}) HTTP\/1\.([01])$/;

/** A request that came whole. */
export interface Request {
  readonly method: string;
  /** Path and query, as they came. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** 0 or 1, of HTTP/1.x. */
  readonly minor: 0 | 1;
  /** Whether the client wants another answer on this connection. */
  readonly keepAlive: boolean;
}

/** Decodes the requests of one connection from bytes as they come. */
export class RequestDecoder {
  readonly #head = new HeadReader();
  readonly #kept = new Tail();
  #begun: Omit<Request, "body"> | undefined;
  #body: BodyReader | undefined;

  /** Takes bytes, and calls `take` with each request that they complete. Throws SyntaxError on a malformed one. */
  feed(bytes: Uint8Array, take: (request: Request) => void): void {
    const span: Span = { start: 0, end: bytes.length, at: NaN };
    while (span.start < span.end) {
      if (!this.#body) {
        if (!this.#head.feed(bytes, span)) return;
        this.#begin(this.#head.text);
      }
      if (this.#body) this.#readBody(this.#body, bytes, span);
      if (this.#body?.done) this.#finish(take);
    }
  }

  /** Keeps what the body has of the bytes; the span then starts after that. */
  #readBody(body: BodyReader, bytes: Uint8Array, span: Span): void {
    while (span.start < span.end && !body.done) {
      const start = body.skip(bytes, span.start, span.end);
      span.start = body.take(start, span.end);
      if (this.#kept.length + span.start - start > BODY_LIMIT) throw tooLong();
      this.#kept.append(bytes.subarray(start, span.start));
    }
  }

  #begin(text: string): void {
    const end = text.indexOf("\r\n");
    const line = end < 0 ? text : text.slice(0, end);
    const [, method, path, minor] = START.exec(line) ?? [];
    if (method === undefined || path === undefined) {
      throw new SyntaxError(
        `Cannot read a request: it starts ${JSON.stringify(line.slice(0, 60))}`,
      );
    }
    const headers = headersOf(end < 0 ? "" : text.slice(end + 2));
    const connection = headers.get("connection")?.toLowerCase() ?? "";
    this.#begun = {
      method,
      path,
      headers,
      minor: minor === "1" ? 1 : 0,
      keepAlive: minor === "1" ? !/\bclose\b/.test(connection) : /\bkeep-alive\b/.test(connection),
    };
    this.#body = new BodyReader(framingOf(headers));
  }

  #finish(take: (request: Request) => void): void {
    const begun = this.#begun as Omit<Request, "body">;
    const body = this.#kept.bytes.slice();
    this.#kept.drop(body.length);
    this.#body = this.#begun = undefined;
    take({ ...begun, body });
  }
}

/** RFC 9112 §6.3; both framings at once are refused, as is any coding but chunked. */
function framingOf(headers: ReadonlyMap<string, string>): Framing {
  const coding = headers.get("transfer-encoding");
  const length = headers.get("content-length");
  if (coding !== undefined) {
    if (coding.toLowerCase() === "chunked" && length === undefined) return { kind: "chunked" };
    throw new SyntaxError(
      `Cannot read a request: its transfer-encoding is ${JSON.stringify(coding)}`,
    );
  }
  if (!/^\d{1,15}$/.test(length ?? "0")) {
    throw new SyntaxError(`Cannot read a request: its content-length is ${JSON.stringify(length)}`);
  }
  if (Number(length ?? 0) > BODY_LIMIT) throw tooLong();
  return { kind: "length", length: Number(length ?? 0) };
}

function tooLong(): SyntaxError {
  return new SyntaxError(`Cannot read a request: its body is longer than ${BODY_LIMIT} bytes`);
}
