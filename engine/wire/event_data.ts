/**
 * The data of a server-sent event, as a range of its bytes.
 *
 * Source: WHATWG HTML, server-sent events, "interpreting an event stream": a field is `data:` with one optional space.
 * @module
 */

const LF = 10;
const CR = 13;
const SPACE = 32;
const DATA = new TextEncoder().encode("data:");

/** A range of bytes, or the sign that there are several data lines and they must be joined. */
export interface DataRange {
  start: number;
  end: number;
  /** Lines that hold data. */
  lines: number;
}

/** Finds the data of the event in `bytes[start, end)`; with several lines the range is that of the first. */
export function findData(bytes: Uint8Array, start: number, end: number, into: DataRange): void {
  into.lines = 0;
  into.start = into.end = start;
  for (let line = start; line < end;) {
    let stop = line;
    while (stop < end && bytes[stop] !== LF) stop++;
    const isData = startsWithData(bytes, line, stop);
    if (isData && into.lines++ === 0) {
      into.start = bytes[line + 5] === SPACE ? line + 6 : line + 5;
      into.end = stop > into.start && bytes[stop - 1] === CR ? stop - 1 : stop;
    }
    line = stop + 1;
  }
}

/** The data of the event as text, its lines joined. */
export function dataText(bytes: Uint8Array, start: number, end: number): string | undefined {
  const lines = new TextDecoder().decode(bytes.subarray(start, end)).split("\n");
  const data = lines.filter((line) => line.startsWith("data:"));
  return data.length === 0
    ? undefined
    : data.map((line) => line.slice(line[5] === " " ? 6 : 5).replace(/\r$/, "")).join("\n");
}

function startsWithData(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 5) return false;
  for (let i = 0; i < 5; i++) if (bytes[at + i] !== DATA[i]) return false;
  return true;
}
