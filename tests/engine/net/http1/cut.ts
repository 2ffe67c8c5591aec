/**
 * Cutting bytes in pieces, and the events in them read the naive way.
 * @module
 */

import fc from "fast-check";

/** Sizes of the pieces that something is cut in; the last one is repeated. */
export const CUTS: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 1, max: 40 }), {
  minLength: 1,
});

/** Bytes in pieces, each in the same memory, which is overwritten by the next. */
export function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  const memory = new Uint8Array(Math.max(...sizes));
  const left = [...sizes];
  let size = 0;
  for (let start = 0; start < bytes.length; start += size) {
    size = left.shift() ?? size;
    const piece = bytes.subarray(start, start + size);
    memory.set(piece);
    yield memory.subarray(0, piece.length);
  }
}

/** Texts of the events of a stream, and the rest of it, by splitting lines. Line ends are lost. */
export function naiveEvents(
  text: string,
): { readonly events: readonly string[]; readonly rest: string } {
  const lines = text.replace(/^\u{feff}/u, "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const events: string[] = [];
  let event = "";
  const parts = lines.split("\n");
  const rest = parts.pop() ?? "";
  for (const line of parts) {
    if (line !== "") event += `${line}\n`;
    else {
      if (event !== "") events.push(event);
      event = "";
    }
  }
  return { events, rest: event + rest };
}
