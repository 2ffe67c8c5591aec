/**
 * What one attempt has told so far, and how it is judged at its end.
 *
 * Nothing here parses an event into objects: facts come from a byte scan, and bytes are copied only where somebody
 * asked to keep them.
 * @module
 */

import type { Outcome } from "../../event/block.ts";
import { errorMessage } from "../../wire/error_message.ts";

const NOTE_BYTES = 500;
const KEPT_MIB = 64;
const KEPT_LIMIT = KEPT_MIB << 20;

/** What is said of an answer that is more than can be kept. */
export const TOO_LONG: string = `the answer is longer than ${KEPT_MIB} MiB`;

/** Bytes kept from call to call, with the ends of their pieces. */
export class Keep {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  length = 0;
  ends: number[] = [];

  clear(): void {
    this.length = 0;
    this.ends = [];
  }

  /** False where that would be too much. */
  add(from: Uint8Array, start: number, end: number): boolean {
    const need = this.length + end - start;
    if (need > KEPT_LIMIT) return false;
    if (need > this.bytes.length) {
      const grown = new Uint8Array(Math.max(need, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.bytes.set(from.subarray(start, end), this.length);
    this.length = need;
    this.ends.push(need);
    return true;
  }

  copy(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer> } {
    return { bytes: this.bytes.slice(0, this.length), ends: Uint32Array.from(this.ends) };
  }
}

/** What the end of an attempt is judged by. */
export interface Told {
  readonly status: number;
  readonly streamed: boolean;
  readonly wantsStream: boolean;
  readonly contentType: string;
  /** Where a redirect points. */
  readonly location: string;
  /** What is wrong with the form of the answer; empty while nothing is. */
  readonly wrong: string;
  readonly failed: boolean;
  readonly done: boolean;
  readonly finished: boolean;
  readonly content: boolean;
}

/** How a complete response is judged: the first rule that applies. */
const RULES: readonly (readonly [Outcome, (told: Told) => boolean])[] = [
  ["http-status", ({ status }) => status < 200 || status > 299],
  ["malformed", ({ streamed, wantsStream, failed }) => streamed !== wantsStream && !failed],
  ["error-event", ({ failed }) => failed],
  ["malformed", ({ wrong }) => wrong !== ""],
  ["no-content", ({ content }) => !content],
  ["no-finish", ({ done, finished }) => !done && !finished],
];

/** How a response that came to its end is judged. */
export function outcomeOf(told: Told): Outcome {
  return RULES.find(([, applies]) => applies(told))?.[0] ?? "ok";
}

/** What the server said, for a note: an error message where there is one, else the beginning of the body. */
export function noteOf(outcome: Outcome, told: Told, keep: Keep): string {
  const said = errorMessage(keep.bytes.subarray(0, Math.min(keep.length, 1 << 16)), NOTE_BYTES);
  switch (outcome) {
    case "http-status":
      return `HTTP ${told.status}${told.location && `, to ${told.location}`}${said && `: ${said}`}`;
    case "malformed":
      return told.streamed === told.wantsStream
        ? `${told.wrong}${said && `: ${said}`}`
        : `expected ${told.wantsStream ? "text/event-stream" : "JSON"}, found ${
          told.contentType || "no content-type"
        }${said && `: ${said}`}`;
    case "no-content":
      return "the answer ended without content";
    case "no-finish":
      return "the stream ended without [DONE] and without a finish reason";
    default:
      return said;
  }
}
