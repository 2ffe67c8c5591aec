/**
 * Whole responses of known length.
 * @module
 */

import type { Reply } from "../net/listener.ts";

/** A response that is sent in one piece. */
export interface Whole {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const JSON_TYPE = "application/json";

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  404: "NotFoundError",
  405: "MethodNotAllowedError",
  429: "RateLimitError",
};

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Sends a response; returns the time just before its body was handed to the kernel, in nanoseconds. */
export function sendWhole(reply: Reply, { status, type, text, headers }: Whole): number {
  const body = bytesOf(text);
  reply.head(status, { "content-type": type, "content-length": `${body.length}`, ...headers });
  const at = reply.write(body);
  reply.end();
  return at;
}

/** A response that holds JSON. */
export function wholeJson(text: string): Whole {
  return { status: 200, type: JSON_TYPE, text };
}

/** An error as OpenAI-compatible servers word it: the type follows from the status. */
export function wholeError(status: number, message: string, param: string | null = null): Whole {
  const type = ERROR_TYPES[status] ?? "InternalServerError";
  return {
    status,
    type: JSON_TYPE,
    text: JSON.stringify({ error: { message, type, param, code: status } }),
  };
}
