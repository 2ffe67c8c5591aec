/**
 * The words that HDF5's structures are spelt in: little-endian numbers, and bytes one after the other.
 * @module
 */

/** Bytes of a structure, or a few of them by their values. */
export type Part = Uint8Array | readonly number[];

/** The address of nothing. */
export const NOWHERE: Part = Array<number>(8).fill(0xff);

/** A whole number from 0 to 2^53 in so many bytes, the lowest first. */
export function little(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let at = 0; at < length; at++) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Parts one after the other, and zeros up to `length` bytes. */
export function joined(parts: readonly Part[], length = lengthOf(parts)): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
