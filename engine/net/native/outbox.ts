/**
 * Requests as bytes: the head of a target is encoded once, and each body put behind it, so that one send takes both.
 * @module
 */

import { encodeHead } from "../http1/encode_head.ts";
import type { Bytes, Target } from "../network.ts";
import { socketPathOf } from "../socket_path.ts";
import { checkTarget } from "../target.ts";

/** Bytes of a request that is put together in memory that the next one uses again. */
const SHARED_SIZE = 64 * 2 ** 10;
const BLANK = "\r\n";

/** Puts requests together. */
export class Outbox {
  readonly #heads = new WeakMap<Target, Bytes>();
  readonly #shared = new Uint8Array(new ArrayBuffer(SHARED_SIZE));

  /** First line and headers of a target, without the blank line. Throws TypeError if it cannot be sent to. */
  headOf(target: Target): Bytes {
    const known = this.#heads.get(target);
    if (known) return known;
    const head = encodeTarget(target);
    this.#heads.set(target, head);
    return head;
  }

  /** A whole request. It may share its memory with the next: {@linkcode keep} what is not sent at once. */
  compose(head: Bytes, body: Bytes): Bytes {
    const length = body.length > 0 || isPost(head)
      ? `content-length: ${body.length}\r\n\r\n`
      : BLANK;
    const size = head.length + length.length + body.length;
    const bytes = size <= SHARED_SIZE ? this.#shared.subarray(0, size) : new Uint8Array(size);
    bytes.set(head);
    writeAscii(bytes, head.length, length);
    bytes.set(body, head.length + length.length);
    return bytes;
  }

  /** The same bytes in memory of their own. */
  keep(bytes: Bytes): Bytes {
    return bytes.buffer === this.#shared.buffer ? bytes.slice() : bytes;
  }
}

function encodeTarget(target: Target): Bytes {
  checkTarget(target);
  const isSocket = socketPathOf(target.origin) !== undefined;
  const { protocol, host } = new URL(isSocket ? "http://localhost" : target.origin);
  if (protocol !== "http:") {
    throw new TypeError(
      `Cannot send to ${target.origin}: the native client speaks http only, take the portable one`,
    );
  }
  const start = `${target.method} ${target.path} HTTP/1.1`;
  const head = encodeHead(start, { host, connection: "keep-alive", ...target.headers });
  return head.subarray(0, head.length - BLANK.length);
}

/** Byte by byte: a `TextEncoder` would take as long as the send. */
function writeAscii(bytes: Bytes, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}

function isPost(head: Bytes): boolean {
  return head[0] === 0x50;
}
