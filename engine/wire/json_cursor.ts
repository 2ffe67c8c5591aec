/**
 * A cursor over the bytes of one JSON text: it checks the grammar of RFC 8259 as `JSON.parse` does, and builds nothing.
 *
 * Nesting deeper than 128 counts as malformed, so that a hostile server cannot exhaust the stack.
 * @module
 */

const QUOTE = 34;
const BACKSLASH = 92;
const ZERO = 48;
const NINE = 57;
const MOST_DEPTH = 128;

/** Bytes by what may stand there: 1 white space, 2 what may follow a backslash, 4 hex digit. */
const CLASS = new Uint8Array(256);
for (const byte of [9, 10, 13, 32]) CLASS[byte] = 1;
for (const char of '"\\/bfnrtu') {
  CLASS[char.charCodeAt(0)] = (CLASS[char.charCodeAt(0)] as number) | 2;
}
for (const char of "0123456789abcdefABCDEF") {
  CLASS[char.charCodeAt(0)] = (CLASS[char.charCodeAt(0)] as number) | 4;
}

const LITERALS = ["true", "false", "null"].map((word) => new TextEncoder().encode(word));

/** Bytes, and a place among them. `failed` is set for good at the first fault. */
export class JsonCursor {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  end = 0;
  failed = false;
  #depth = 0;

  open(bytes: Uint8Array, start: number, end: number): void {
    [this.bytes, this.at, this.end, this.failed, this.#depth] = [bytes, start, end, false, 0];
    this.space();
  }

  /** The byte at the cursor, -1 at the end. */
  peek(): number {
    return this.at < this.end ? this.bytes[this.at] as number : -1;
  }

  space(): void {
    while (this.at < this.end && ((CLASS[this.bytes[this.at] as number] as number) & 1) !== 0) {
      this.at++;
    }
  }

  /** Takes one byte and the space after it; false if another one stands there. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at++;
    this.space();
    return true;
  }

  /** Enters an object or array whose opening byte is at the cursor. */
  enter(): void {
    if (++this.#depth > MOST_DEPTH) this.failed = true;
    this.at++;
    this.space();
  }

  leave(): void {
    this.#depth--;
  }

  /** Passes over a string; returns whether it holds an escape. The range without quotes is `[start + 1, at - 1)` before the space. */
  string(): boolean {
    let escaped = false;
    for (let i = this.at + 1; i < this.end; i++) {
      const byte = this.bytes[i] as number;
      if (byte === QUOTE) {
        this.at = i + 1;
        return escaped;
      }
      if (byte < 32) break;
      if (byte !== BACKSLASH) continue;
      escaped = true;
      i = this.#escape(i + 1);
    }
    this.failed = true;
    this.at = this.end;
    return escaped;
  }

  /** Passes over one value of any kind, and the space after it. */
  skip(): void {
    const byte = this.peek();
    if (byte === QUOTE) this.string();
    else if (byte === 123) this.#skipObject();
    else if (byte === 91) this.#skipArray();
    else if (byte === 45 || (byte >= ZERO && byte <= NINE)) this.number();
    else this.#literal(byte);
    this.space();
  }

  /** A number. Only one with a sign, a fraction or an exponent is made text for it. */
  number(): number {
    const start = this.at;
    if (this.peek() === 45) this.at++;
    const first = this.peek();
    const whole = this.#digits();
    if (first === ZERO && whole > 1) this.failed = true;
    const isWhole = this.#fraction();
    if (this.failed) return -1;
    if (!isWhole || this.bytes[start] === 45) {
      return Number(new TextDecoder().decode(this.bytes.subarray(start, this.at)));
    }
    let value = 0;
    for (let i = start; i < this.at; i++) value = value * 10 + (this.bytes[i] as number) - ZERO;
    return value;
  }

  #fraction(): boolean {
    let isWhole = true;
    if (this.peek() === 46) {
      isWhole = false;
      this.at++;
      this.#digits();
    }
    if ((this.peek() | 32) === 101) {
      isWhole = false;
      this.at++;
      if (this.peek() === 43 || this.peek() === 45) this.at++;
      this.#digits();
    }
    return isWhole;
  }

  #digits(): number {
    const start = this.at;
    for (let byte = this.peek(); byte >= ZERO && byte <= NINE; byte = this.peek()) this.at++;
    if (this.at === start) this.failed = true;
    return this.at - start;
  }

  #escape(at: number): number {
    const byte = this.bytes[at] as number;
    if (at >= this.end || ((CLASS[byte] as number) & 2) === 0) this.failed = true;
    if (byte !== 117) return at;
    for (let i = at + 1; i <= at + 4; i++) {
      if (i >= this.end || ((CLASS[this.bytes[i] as number] as number) & 4) === 0) {
        this.failed = true;
      }
    }
    return at + 4;
  }

  #skipObject(): void {
    this.enter();
    if (!this.take(125)) {
      do {
        if (this.failed || this.peek() !== QUOTE) return this.#fault();
        this.string();
        this.space();
        if (!this.take(58)) return this.#fault();
        this.skip();
      } while (this.take(44));
      if (!this.take(125)) this.#fault();
    }
    this.leave();
  }

  #skipArray(): void {
    this.enter();
    if (!this.take(93)) {
      do {
        if (this.failed) return this.#fault();
        this.skip();
      } while (this.take(44));
      if (!this.take(93)) this.#fault();
    }
    this.leave();
  }

  #literal(byte: number): void {
    const word = LITERALS.find((word) => word[0] === byte);
    const matches = word?.every((expected, i) => this.bytes[this.at + i] === expected) &&
      this.at + word.length <= this.end;
    if (!word || !matches) return this.#fault();
    this.at += word.length;
  }

  #fault(): void {
    this.failed = true;
    this.at = this.end;
  }
}
