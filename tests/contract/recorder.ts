/**
 * A sink that writes down what it hears, in words.
 * @module
 */

import assert from "node:assert/strict";
import type { Sink } from "../../engine/net/network.ts";

const LATIN1 = new TextDecoder("latin1");

/** What one exchange heard. */
export interface Record extends Sink {
  /** `sent`, `head 200`, `event data: a`, `body text`, `end`, `fail kind`. Pieces of a body are joined. */
  readonly words: readonly string[];
  /** Header lines of the response. */
  readonly headers: readonly string[];
  /** Throws unless the times of the words never go back, from `since` on. */
  checkTimes(since: number): void;
}

/** A sink that records, and calls `over` after each `end` or `fail`. */
export function record(over: () => void): Record {
  const words: string[] = [];
  const headers: string[] = [];
  const times: number[] = [];
  const say = (word: string, at: number): void => {
    words.push(word);
    times.push(at);
  };
  return {
    words,
    headers,
    checkTimes(since) {
      const all = [since, ...times];
      assert.deepEqual(all, all.toSorted((a, b) => a - b), words.join());
    },
    sent: (at) => say("sent", at),
    head(status, lines, at) {
      headers.push(...lines.split("\r\n"));
      say(`head ${status}`, at);
    },
    event: (bytes, start, end, at) => say(`event ${textOf(bytes, start, end).trimEnd()}`, at),
    body(bytes, start, end, at) {
      const text = textOf(bytes, start, end);
      if (words.at(-1)?.startsWith("body ")) words.push(`${words.pop()}${text}`);
      else say(`body ${text}`, at);
    },
    end(at) {
      say("end", at);
      over();
    },
    fail(failure, at) {
      assert.notEqual(failure.text, "", "a failure says why");
      say(`fail ${failure.kind}`, at);
      over();
    },
  };
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return LATIN1.decode(bytes.subarray(start, end));
}
