/**
 * The data of a server-sent event as text: for what is not on the hot path, where `sse.ts` finds it in place.
 *
 * Source: WHATWG HTML, server-sent events, "interpreting an event stream": a field is `data:` with one optional space.
 * @module
 */

const DATA = /^data(?:: ?|$)/;

/** The data of the event in `bytes[start, end)`, its lines joined; `undefined` where it has none. */
export function dataText(bytes: Uint8Array, start: number, end: number): string | undefined {
  const lines = new TextDecoder().decode(bytes.subarray(start, end)).split(/\r\n|\r|\n/);
  const data = lines.filter((line) => DATA.test(line));
  return data.length === 0 ? undefined : data.map((line) => line.replace(DATA, "")).join("\n");
}
