/**
 * A place in a row of tokens. Counts how deep the reading is nested, so that no answer can exhaust the stack.
 * @module
 */

import type { Token } from "./token.ts";

/** Deepest nesting that is read. */
export const MAX_DEPTH = 64;

/** Reads tokens one after the other. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #bars = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The next token, or the one `ahead` of it. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** The next token, passed. */
  next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  /** The mark that comes next; empty where none does. */
  mark(ahead = 0): string {
    const token = this.peek(ahead);
    return token?.kind === "mark" ? token.text : "";
  }

  /** Passes a mark if it is the next one. */
  take(text: string): boolean {
    if (this.mark() !== text) return false;
    this.#at++;
    return true;
  }

  /** Passes a mark. Throws a RangeError where another token comes. */
  expect(text: string): void {
    if (!this.take(text)) throw new RangeError(`Cannot read: no ${text}`);
  }

  /** Reads a part one level down. Throws a RangeError beyond the deepest. */
  within<T>(read: (cursor: Cursor) => T): T {
    if (++this.#depth > MAX_DEPTH) throw new RangeError("Cannot read: nested too deep");
    const value = read(this);
    this.#depth--;
    return value;
  }

  /** Whether a bar that comes next closes an absolute value. */
  get inBars(): boolean {
    return this.#bars > 0;
  }

  /** Reads what stands between two bars. */
  betweenBars<T>(read: (cursor: Cursor) => T): T {
    this.#bars++;
    const value = this.within(read);
    this.#bars--;
    return value;
  }

  /** Runs a reading, and goes back where it finds nothing. */
  attempt<T>(read: (cursor: Cursor) => T | undefined): T | undefined {
    const at = this.#at;
    const value = read(this);
    if (value === undefined) this.#at = at;
    return value;
  }
}
