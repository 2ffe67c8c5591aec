import assert from "node:assert/strict";
import fc from "fast-check";
import { EVENT_LIMIT, EventScanner } from "../../../../engine/net/http1/event_scanner.ts";
import { cut, CUTS, naiveEvents } from "./cut.ts";

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const END = fc.constantFrom("\n", "\r\n", "\r");
const LINE = fc.oneof(
  fc.constantFrom("", "data: a", "data: [DONE]", ": comment", "event: x", 'data: {"k":"é漢🙂"}'),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);
/** Lines with one kind of end or mixed ones, with or without a byte order mark. */
const STREAM = fc.tuple(fc.constantFrom("", "\ufeff"), fc.array(fc.tuple(LINE, END))).map(
  ([mark, lines]) => mark + lines.map(([line, end]) => line + end).join(""),
);

function scan(pieces: Iterable<Uint8Array>): { events: string[]; rest: string } {
  const heard = { events: [] as string[], rest: "" };
  const text = (bytes: Uint8Array, start: number, end: number): string =>
    UTF8.decode(bytes.subarray(start, end)).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const sink = {
    event: (bytes: Uint8Array, start: number, end: number) =>
      heard.events.push(text(bytes, start, end)),
    body: (bytes: Uint8Array, start: number, end: number) => heard.rest += text(bytes, start, end),
  };
  const scanner = new EventScanner();
  for (const piece of pieces) scanner.feed(piece, 0, sink);
  scanner.flush(0, sink);
  return heard;
}

function scanText(text: string): { events: string[]; rest: string } {
  return scan([new TextEncoder().encode(text)]);
}

Deno.test("any stream, in any pieces, has the events that splitting its lines gives", () => {
  fc.assert(
    fc.property(STREAM, CUTS, (stream, sizes) => {
      const bytes = new TextEncoder().encode(stream);
      assert.deepEqual(scan(cut(bytes, sizes)), naiveEvents(stream));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("any bytes, in any pieces, have the events that they have in one", () => {
  const bytes = fc.array(fc.constantFrom(10, 13, 97, 0xef, 0xbb, 0xbf)).map((all) =>
    Uint8Array.from(all)
  );
  fc.assert(
    fc.property(bytes, CUTS, (bytes, sizes) => {
      assert.deepEqual(scan(cut(bytes, sizes)), scan([bytes]));
    }),
    { numRuns: 2000 },
  );
});

Deno.test.each([
  { name: "no byte", stream: "", events: [], rest: "" },
  { name: "blank lines only", stream: "\n\r\n\r\r\n\n", events: [], rest: "" },
  {
    name: "a stream without its last blank line",
    stream: "data: a\n\n{}",
    events: ["data: a\n"],
    rest: "{}",
  },
  {
    name: "a byte order mark inside",
    stream: "a\n\n\ufeffb\n\n",
    events: ["a\n", "\ufeffb\n"],
    rest: "",
  },
  { name: "two byte order marks", stream: "\ufeff\ufeffa\n\n", events: ["\ufeffa\n"], rest: "" },
])("$name", ({ stream, events, rest }) => {
  assert.deepEqual(scanText(stream), { events, rest });
});

Deno.test("bytes that only begin like a byte order mark are kept", () => {
  assert.equal(scan([Uint8Array.of(0xef), Uint8Array.of(0xbc), Uint8Array.of(0x88)]).rest, "（");
  assert.equal(scan([Uint8Array.of(0xef, 0xbb)]).rest, "\ufffd");
});

Deno.test("an event ends at the first byte of its blank line, so it is not late by a byte", () => {
  const scanner = new EventScanner();
  const ats: number[] = [];
  const sink = { event: (...event: readonly unknown[]) => ats.push(event[3] as number), body() {} };
  [..."a\r\n\r\nb\r\rc\n\n"].forEach((byte, at) =>
    scanner.feed(new TextEncoder().encode(byte), at, sink)
  );
  assert.deepEqual(ats, [3, 7, 10]);
});

Deno.test.each([
  { name: "one line", line: "x".repeat(2 ** 20) },
  { name: "many lines", line: `${"x".repeat(2 ** 20 - 1)}\n` },
])("an event over the limit is refused: $name", ({ line }) => {
  const scanner = new EventScanner();
  const piece = new TextEncoder().encode(line);
  const sink = { event() {}, body() {} };
  for (let fed = 0; fed < EVENT_LIMIT; fed += piece.length) scanner.feed(piece, 0, sink);
  assert.throws(() => scanner.feed(piece, 0, sink), SyntaxError);
});

Deno.test("one at the limit is not, nor is it forgotten that a longer one is, in one piece", () => {
  const largest = "x".repeat(EVENT_LIMIT - 1);
  assert.equal(scanText(`${largest}\n\n`).events[0]?.length, EVENT_LIMIT);
  assert.throws(() => scanText(`${largest}x\n\n`), SyntaxError);
});
