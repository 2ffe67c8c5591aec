/**
 * What a faulty server does, as data: it crosses to the thread that does it.
 * @module
 */

/** One thing a server does on a connection. */
export type Act =
  | { readonly kind: "send"; readonly text: string }
  /** Each byte in a packet of its own. */
  | { readonly kind: "bytewise"; readonly text: string }
  /** The same again and again, until the client has had enough or 64 MiB are sent. */
  | { readonly kind: "flood"; readonly text: string }
  | { readonly kind: "pause"; readonly ms: number }
  /** Sends no more, but would go on reading. */
  | { readonly kind: "half-close" }
  | { readonly kind: "close" }
  | { readonly kind: "reset" };

/** What a server does for one request. */
export type Answer = readonly Act[];

/** What a server saw. */
export interface Report {
  readonly connections: number;
  /** Heads and bodies as they came, in Latin-1. */
  readonly requests: readonly { readonly head: string; readonly body: string }[];
}

/** An act that sends text, in one packet where that fits. */
export function send(...texts: readonly string[]): Act {
  return { kind: "send", text: texts.join("") };
}

/** A response with a body of known length. */
export function plain(status: string, body: string, headers = ""): string {
  return `HTTP/1.1 ${status}\r\ncontent-length: ${body.length}\r\n${headers}\r\n${body}`;
}
