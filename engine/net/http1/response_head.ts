/**
 * What the head of a response says of it.
 * @module
 */

import type { Framing } from "./body_reader.ts";

const STATUS = /^HTTP\/1\.([01]) (\d{3})(?:[ \r]|$)/;
const LENGTH = /\ncontent-length:[ \t]*([^\r]*?)[ \t]*(?:\r|$)/i;
const CHUNKED = /\ntransfer-encoding:[^\r]*chunked[ \t]*(?:\r|$)/i;
const CLOSE = /\nconnection:[^\r]*\bclose\b/i;
const KEEP_ALIVE = /\nconnection:[^\r]*\bkeep-alive\b/i;
const EVENTS = /\ncontent-type:[ \t]*text\/event-stream[ \t]*(?:[;\r]|$)/i;

/** A head, read. */
export interface ResponseHead {
  readonly status: number;
  /** Lines as they came, joined by CRLF. */
  readonly lines: string;
  readonly framing: Framing;
  /** Whether another request may follow on the connection. */
  readonly keepAlive: boolean;
  /** Whether the body is a stream of events. */
  readonly isEvents: boolean;
}

/** Reads a head without its blank line. Throws SyntaxError. */
export function responseHead(text: string): ResponseHead {
  const status = Number(STATUS.exec(text)?.[2]);
  if (!(status >= 100)) {
    throw new SyntaxError(`Cannot read a response: it starts ${JSON.stringify(text.slice(0, 60))}`);
  }
  const framing = framingOf(status, text);
  return {
    status,
    lines: text.slice(text.indexOf("\r\n") + 2),
    framing,
    keepAlive: framing.kind !== "close" && isKeptAlive(text),
    isEvents: EVENTS.test(text),
  };
}

/** RFC 9112 §6.3. */
function framingOf(status: number, text: string): Framing {
  if (status < 200 || status === 204 || status === 304) return { kind: "length", length: 0 };
  if (CHUNKED.test(text)) return { kind: "chunked" };
  const length = LENGTH.exec(text)?.[1];
  if (length === undefined) return { kind: "close" };
  if (/^\d{1,15}$/.test(length)) return { kind: "length", length: Number(length) };
  throw new SyntaxError(`Cannot read a response: its content-length is ${JSON.stringify(length)}`);
}

function isKeptAlive(text: string): boolean {
  return text.startsWith("HTTP/1.1") ? !CLOSE.test(text) : KEEP_ALIVE.test(text);
}
