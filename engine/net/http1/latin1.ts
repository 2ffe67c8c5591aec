/**
 * Heads as text. Those of one server are alike for a second or more, so the last one is not decoded again.
 * @module
 */

const DECODER = new TextDecoder("latin1");

/** Decodes Latin-1, and remembers the last text. */
export class Latin1 {
  #bytes = new Uint8Array(0);
  #text = "";

  /** The text of `[start, end)`. */
  textOf(bytes: Uint8Array, start: number, end: number): string {
    if (this.#isLast(bytes, start, end)) return this.#text;
    this.#bytes = bytes.slice(start, end);
    return this.#text = DECODER.decode(this.#bytes);
  }

  #isLast(bytes: Uint8Array, start: number, end: number): boolean {
    const last = this.#bytes;
    if (last.length !== end - start) return false;
    for (let i = 0; i < last.length; i++) if (bytes[start + i] !== last[i]) return false;
    return true;
  }
}
