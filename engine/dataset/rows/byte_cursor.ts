/**
 * Takes exactly so many bytes at a time from pieces of any size.
 * @module
 */

/** A place in a stream of bytes. */
export class ByteCursor {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Whether nothing is left. */
  async ended(): Promise<boolean> {
    while (this.#piece.length === 0) {
      const { done, value } = await this.#pieces.next();
      if (done) return true;
      this.#piece = value;
    }
    return false;
  }

  /** The next `count` bytes; `undefined` where the stream ends before. */
  async take(count: number): Promise<Uint8Array | undefined> {
    if (this.#piece.length >= count) return this.#cut(count);
    const whole = new Uint8Array(count);
    for (let at = 0; at < count;) {
      if (await this.ended()) return;
      const part = this.#cut(count - at);
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** Leaves the stream before its end. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  #cut(count: number): Uint8Array {
    const part = this.#piece.subarray(0, count);
    this.#piece = this.#piece.subarray(count);
    return part;
  }
}
