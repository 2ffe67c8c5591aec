/**
 * Lines on their way into a file that only grows: in order, and those that come while one is written go together.
 * @module
 */

import type { Appender } from "../../port/ports.ts";

/** Writes lines. */
export interface LineWriter {
  /** Resolves once the line is handed to the system; rejects where it, or one before it, cannot be. */
  add(line: string): Promise<void>;
  /** Resolves once all is written, or has failed to be, and the file is closed. */
  close(): Promise<void>;
}

/** Writes lines, which end in a line break, to a file. */
export function newLineWriter(file: Appender): LineWriter {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const write = (): Promise<void> => {
    const text = waiting.join("");
    waiting = [];
    next = undefined;
    return file.append(encoder.encode(text));
  };
  return {
    add(line) {
      waiting.push(line);
      next ??= last = last.then(write);
      return next;
    },
    async close() {
      await last.catch(() => {});
      await file.close();
    },
  };
}
