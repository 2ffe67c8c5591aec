/**
 * Reads facts out of JSON bytes without parsing them: every byte is looked at once, and nothing is made of it.
 *
 * Accepts exactly what `JSON.parse` accepts, up to a depth. Only a key or text with a backslash where a name is looked
 * for costs an allocation. White space is what `skipSpace` says it is, so data may span lines of an event.
 * @module
 */

import { countOf, MAX_DEPTH } from "./facts.ts";
import type { Names } from "./names.ts";
import { NOTHING } from "./shape.ts";
import type { Shape } from "./shape.ts";
import { skipSpace } from "./sse.ts";

const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const LOWER_E = 0x65;
const LOWER_U = 0x75;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Makes a letter lower case, and keeps digits. */
const LOWER = 0x20;

const WORDS: ReadonlyMap<number, Uint8Array> = new Map(
  ["true", "false", "null"].map((word) => [word.charCodeAt(0), new TextEncoder().encode(word)]),
);
const ESCAPES: ReadonlySet<number> = new Set(new TextEncoder().encode('"\\/bfnrt'));
const UTF8 = new TextDecoder();

/** A cursor over JSON. One walker is used again and again. */
export class JsonWalker {
  /** Counts of the last walk, -1 where it met none. */
  readonly counts: Int32Array;
  /** Whether the last walk met anything but one JSON object. */
  malformed = false;
  readonly #shape: Shape;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  #depth = 0;
  /** The text skipped last: between its quotes. */
  #from = 0;
  #to = 0;
  #escaped = false;

  constructor(shape: Shape) {
    this.#shape = shape;
    this.counts = new Int32Array(shape.counts.length).fill(-1);
  }

  /** Walks `[at, end)`; returns the bits it tells, none if it is malformed. */
  walk(bytes: Uint8Array, at: number, end: number): number {
    this.rest();
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
    this.#depth = 0;
    const bits = this.#space() === OPEN_BRACE ? this.#object(this.#shape) : this.#fail();
    if (!this.malformed && this.#space() < 0) return bits;
    this.rest();
    this.malformed = true;
    return 0;
  }

  /** Forgets the last walk; returns the bits of nothing. */
  rest(): number {
    this.malformed = false;
    this.counts.fill(-1);
    return 0;
  }

  #value(shape: Shape): number {
    const byte = this.#peek();
    switch (byte) {
      case QUOTE:
        this.#skipText();
        return this.#textBits(shape);
      case OPEN_BRACE:
        return shape.object | this.#object(shape);
      case OPEN_BRACKET:
        return this.#array(shape.items ?? NOTHING);
    }
    if (byte === MINUS || isDigit(byte)) return this.#number(shape.count);
    const word = WORDS.get(byte);
    return word === undefined ? this.#fail() : this.#word(word);
  }

  #object(shape: Shape): number {
    let bits = 0;
    if (this.#enter() === CLOSE_BRACE) return this.#leave();
    for (;;) {
      if (this.#peek() !== QUOTE) return this.#fail();
      this.#skipText();
      const field = this.#find(shape.fields) ?? NOTHING;
      if (this.#space() !== COLON) return this.#fail();
      this.#at++;
      this.#space();
      for (const count of field.counts) this.counts[count] = -1;
      bits = (bits & ~field.bits) | this.#value(field);
      if (!this.#more()) break;
    }
    return this.#peek() === CLOSE_BRACE ? bits | this.#leave() : this.#fail();
  }

  #array(items: Shape): number {
    let bits = 0;
    if (this.#enter() === CLOSE_BRACKET) return this.#leave();
    do bits |= this.#value(items); while (this.#more());
    return this.#peek() === CLOSE_BRACKET ? bits | this.#leave() : this.#fail();
  }

  /** Steps into an object or array; returns the first byte in it. */
  #enter(): number {
    this.#at++;
    return ++this.#depth > MAX_DEPTH ? this.#fail() : this.#space();
  }

  /** Steps over the closing bracket. */
  #leave(): number {
    this.#at++;
    this.#depth--;
    return 0;
  }

  /** Steps over a comma and the space around it; false where there is none. */
  #more(): boolean {
    if (this.#space() !== COMMA) return false;
    this.#at++;
    this.#space();
    return true;
  }

  /** Steps over a text: its opening quote is the next byte. */
  #skipText(): void {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#at + 1;
    this.#from = at;
    this.#escaped = false;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.#to = at;
        this.#at = at + 1;
        return;
      }
      if (byte < SPACE) break;
      at += byte === BACKSLASH ? this.#escapeLength(at) : 1;
    }
    this.#fail();
  }

  /** Bytes of the escape at `at`; all that is left if it is none. */
  #escapeLength(at: number): number {
    this.#escaped = true;
    const kind = at + 1 < this.#end ? this.#bytes[at + 1] as number : -1;
    if (ESCAPES.has(kind)) return 2;
    if (kind !== LOWER_U || at + 6 > this.#end) return this.#end;
    for (let i = at + 2; i < at + 6; i++) {
      if (!isHexDigit(this.#bytes[i] as number)) return this.#end;
    }
    return 6;
  }

  #textBits(shape: Shape): number {
    if (this.malformed || this.#from === this.#to) return 0;
    return this.#find(shape.words) ?? shape.text;
  }

  /** What the text skipped last is the name of. */
  #find<T>(names: Names<T> | undefined): T | undefined {
    if (names === undefined || this.malformed) return undefined;
    if (!this.#escaped) return names.find(this.#bytes, this.#from, this.#to);
    const text: string = JSON.parse(
      UTF8.decode(this.#bytes.subarray(this.#from - 1, this.#to + 1)),
    );
    const bytes = new TextEncoder().encode(text);
    return names.find(bytes, 0, bytes.length);
  }

  #number(count: number): number {
    const from = this.#at;
    const negative = this.#peek() === MINUS;
    if (negative) this.#at++;
    const whole = this.#whole();
    const plain = this.#at;
    if (whole < 0 || !this.#fraction() || !this.#exponent()) return this.#fail();
    if (count < 0) return 0;
    const exact = this.#at === plain && !negative;
    this.counts[count] = countOf(exact ? whole : this.#parsed(from));
    return 0;
  }

  /** Steps over the part before the point; returns its value, -1 if there is none. */
  #whole(): number {
    if (this.#peek() !== ZERO) return this.#digits();
    this.#at++;
    return 0;
  }

  /** Steps over a point and digits, or nothing; false if digits are missing. */
  #fraction(): boolean {
    if (this.#peek() !== DOT) return true;
    this.#at++;
    return this.#digits() >= 0;
  }

  /** Steps over an exponent, or nothing; false if digits are missing. */
  #exponent(): boolean {
    if ((this.#peek() | LOWER) !== LOWER_E) return true;
    this.#at++;
    if (this.#peek() === PLUS || this.#peek() === MINUS) this.#at++;
    return this.#digits() >= 0;
  }

  /** The value of the number that ends here. */
  #parsed(from: number): number {
    return Number(UTF8.decode(this.#bytes.subarray(from, this.#at)));
  }

  /** Steps over digits; returns their value, -1 if there are none. */
  #digits(): number {
    let value = isDigit(this.#peek()) ? 0 : -1;
    for (let byte = this.#peek(); isDigit(byte); byte = this.#peek()) {
      value = value * 10 + byte - ZERO;
      this.#at++;
    }
    return value;
  }

  #word(word: Uint8Array): number {
    for (let i = 0; i < word.length; i++) {
      if (this.#peek() !== word[i]) return this.#fail();
      this.#at++;
    }
    return 0;
  }

  /** The next byte, -1 at the end. */
  #peek(): number {
    return this.#at < this.#end ? this.#bytes[this.#at] as number : -1;
  }

  /** Steps over white space; returns the next byte, -1 at the end. */
  #space(): number {
    const byte = this.#peek();
    if (byte > SPACE) return byte;
    this.#at = skipSpace(this.#bytes, this.#at, this.#end);
    return this.#peek();
  }

  /** Ends the walk: from here on there is no next byte. */
  #fail(): number {
    this.malformed = true;
    this.#at = this.#end;
    return 0;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isHexDigit(byte: number): boolean {
  const lower = byte | LOWER;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}
