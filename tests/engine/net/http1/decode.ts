/**
 * A whole response through the decoder, as what its sink heard.
 * @module
 */

import { ResponseDecoder } from "../../../../engine/net/http1/response_decoder.ts";

/** What a sink heard of a response. */
export interface Decoded {
  readonly status: number;
  readonly headers: string;
  /** Latin-1, with their line ends. */
  readonly events: readonly string[];
  readonly body: string;
  readonly decoder: ResponseDecoder;
}

const LATIN1 = new TextDecoder("latin1");

/** Decodes pieces, then the end of the connection; bytes after the response are left alone. Throws SyntaxError. */
export function decode(pieces: Iterable<Uint8Array>): Decoded {
  const heard = { status: 0, headers: "", events: [] as string[], body: "" };
  const text = (bytes: Uint8Array, start: number, end: number): string =>
    LATIN1.decode(bytes.subarray(start, end));
  const sink = {
    head: (status: number, headers: string) => Object.assign(heard, { status, headers }),
    event: (bytes: Uint8Array, start: number, end: number) =>
      heard.events.push(text(bytes, start, end)),
    body: (bytes: Uint8Array, start: number, end: number) => heard.body += text(bytes, start, end),
  };
  const decoder = new ResponseDecoder();
  for (const piece of pieces) {
    const span = { start: 0, end: piece.length, at: 0 };
    decoder.feed(piece, span, sink);
    if (span.start < piece.length) break;
  }
  decoder.close(0, sink);
  return { ...heard, decoder };
}

/** Latin-1 text as bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
