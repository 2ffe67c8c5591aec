import assert from "node:assert/strict";
import fc from "fast-check";
import { ResponseDecoder } from "../../../../engine/net/http1/response_decoder.ts";
import { cut, CUTS } from "./cut.ts";
import { bytesOf, decode } from "./decode.ts";

const OK = "HTTP/1.1 200 OK\r\n";
const CHUNKED = `${OK}Transfer-Encoding: gzip, Chunked \r\n`;
const STREAM = "content-type: Text/Event-Stream;charset=utf-8\r\n";

/** A body in chunks of any size, written in any way that is allowed. */
const CHUNKS = fc.tuple(
  fc.array(
    fc.tuple(
      fc.string({ unit: "binary-ascii", minLength: 1 }),
      fc.constantFrom("", ";x=y", " ", '; a="b"'),
    ),
  ),
  fc.constantFrom("", "x-sum: 1\r\n", "a: b\r\nc: d\r\n"),
).map(([chunks, trailer]) => ({
  body: chunks.map(([text]) => text).join(""),
  wire: chunks.map(([text, extension]) => `${text.length.toString(16)}${extension}\r\n${text}\r\n`)
    .join("") +
    `000\r\n${trailer}\r\n`,
}));

Deno.test("chunks in any pieces give the body they hold, and end where they end", () => {
  fc.assert(
    fc.property(CHUNKS, CUTS, ({ body, wire }, sizes) => {
      const { decoder, ...heard } = decode(cut(bytesOf(`${CHUNKED}\r\n${wire}`), sizes));
      assert.deepEqual(heard, {
        status: 200,
        headers: CHUNKED.slice(OK.length, -2),
        events: [],
        body,
      });
      assert.ok(decoder.done && decoder.keepAlive);
    }),
    { numRuns: 1000 },
  );
});

Deno.test.each([
  {
    name: "a known length",
    head: `${OK}Content-Length: 3\r\n\r\nabc`,
    want: { body: "abc", keepAlive: true },
  },
  { name: "no length", head: `${OK}\r\nabc`, want: { body: "abc", keepAlive: false } },
  { name: "length 0", head: `${OK}content-length:0\r\n\r\n`, want: { body: "", keepAlive: true } },
  {
    name: "no headers but an announced close",
    head: `${OK}Connection: x, Close\r\ncontent-length: 1\r\n\r\na`,
    want: { body: "a", keepAlive: false },
  },
  {
    name: "HTTP/1.0",
    head: "HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\na",
    want: { body: "a", keepAlive: false },
  },
  {
    name: "HTTP/1.0 kept alive",
    head: "HTTP/1.0 200 OK\r\nconnection: Keep-Alive\r\ncontent-length: 1\r\n\r\na",
    want: { body: "a", keepAlive: true },
  },
  {
    name: "204",
    head: "HTTP/1.1 204\r\ncontent-length: 5\r\n\r\n",
    want: { body: "", keepAlive: true },
  },
  {
    name: "interim responses",
    head:
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\na: b\r\n\r\n${OK}content-length: 1\r\n\r\na`,
    want: { body: "a", keepAlive: true },
  },
  {
    name: "chunks before a length",
    head: `${CHUNKED}content-length: 9\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    want: { body: "a", keepAlive: true },
  },
  {
    name: "events that end with the connection",
    head: `${OK}${STREAM}\r\ndata: a\n\nrest`,
    want: { events: ["data: a\n"], body: "rest", keepAlive: false },
  },
])("$name", ({ head, want: { keepAlive, ...want } }) => {
  const { decoder, body, events } = decode([bytesOf(head)]);
  assert.deepEqual({ events, body }, { events: [], ...want });
  assert.equal(decoder.keepAlive, keepAlive);
});

Deno.test("extensions are bounded each, not all together", () => {
  const chunk = `1;${"x".repeat(1000)}\r\na\r\n`;
  assert.equal(decode([bytesOf(`${CHUNKED}\r\n${chunk.repeat(100)}0\r\n\r\n`)]).body.length, 100);
});

Deno.test("bytes after the response are left for the next", () => {
  const sink = { head() {}, event() {}, body() {} };
  const first = `${OK}content-length: 2\r\n\r\nab`;
  const decoder = new ResponseDecoder();
  const bytes = bytesOf(`${first}HTTP/1.1 200`);
  const span = { start: 0, end: bytes.length, at: 0 };
  decoder.feed(bytes, span, sink);
  assert.equal(span.start, first.length);
  assert.ok(decoder.done);
});

Deno.test.each([
  { name: "before the head", wire: "HTTP/1.1 200 OK\r\n" },
  { name: "in a body of known length", wire: `${OK}content-length: 2\r\n\r\na` },
  { name: "in a chunk", wire: `${CHUNKED}\r\n3\r\nab` },
  { name: "before the last chunk", wire: `${CHUNKED}\r\n1\r\na\r\n` },
  { name: "in the trailer", wire: `${CHUNKED}\r\n0\r\nx: y\r\n` },
])("an end $name is early", ({ wire }) => {
  const sink = { head() {}, event() {}, body() {} };
  const decoder = new ResponseDecoder();
  decoder.feed(bytesOf(wire), { start: 0, end: wire.length, at: 0 }, sink);
  assert.equal(decoder.close(0, sink), false);
});

Deno.test.each([
  { name: "another version", wire: "HTTP/2 200\r\n\r\n" },
  { name: "another protocol", wire: "220 mail ESMTP\r\n\r\n" },
  { name: "a status of two digits", wire: "HTTP/1.1 20 OK\r\n\r\n" },
  { name: "a status of four digits", wire: "HTTP/1.1 2000\r\n\r\n" },
  { name: "a negative length", wire: `${OK}content-length: -1\r\n\r\n` },
  { name: "a length beyond counting", wire: `${OK}content-length: 9999999999999999\r\n\r\n` },
  { name: "no chunk size", wire: `${CHUNKED}\r\n\r\n` },
  { name: "a chunk size that is no number", wire: `${CHUNKED}\r\nzz\r\n` },
  { name: "a chunk of 2^60 bytes", wire: `${CHUNKED}\r\n1000000000000000\r\n` },
  { name: "a chunk longer than it said", wire: `${CHUNKED}\r\n1\r\nab` },
  { name: "a chunk that ends in two CRs", wire: `${CHUNKED}\r\n1\r\na\r\r\n0\r\n\r\n` },
  { name: "an endless extension", wire: `${CHUNKED}\r\n1;${"x".repeat(70_000)}` },
  { name: "an endless trailer", wire: `${CHUNKED}\r\n0\r\n${"a: b\r\n".repeat(20_000)}` },
  { name: "an endless head", wire: `${OK}${"a: b\r\n".repeat(20_000)}` },
  { name: "an endless head that ends", wire: `${OK}${"a: b\r\n".repeat(20_000)}\r\n` },
])("refused: $name", ({ wire }) => {
  const bytes = bytesOf(wire);
  assert.throws(() => decode([bytes]), SyntaxError);
  assert.throws(() => decode(cut(bytes, [1000])), SyntaxError);
  assert.throws(() => decode(cut(bytes, [1, 7])), SyntaxError);
});

Deno.test("what is broken anywhere is decoded or refused, the same in any pieces", () => {
  const wire = bytesOf(
    `${CHUNKED}${STREAM}\r\n9\r\ndata: a\n\n\r\n4;x=y\r\nb\r\n\r\n0\r\na: b\r\n\r\n`,
  );
  const place = fc.nat({ max: wire.length - 1 });
  const broken = fc.oneof(
    place.map((length) => wire.slice(0, length)),
    fc.tuple(place, fc.nat({ max: 255 })).map(([i, byte]) => wire.with(i, byte)),
  );
  const outcome = (pieces: Iterable<Uint8Array>): unknown => {
    try {
      const { decoder, ...heard } = decode(pieces);
      return { ...heard, done: decoder.done };
    } catch (error) {
      assert.ok(error instanceof SyntaxError, String(error));
      return "refused";
    }
  };
  fc.assert(
    fc.property(broken, CUTS, (bytes, sizes) => {
      assert.deepEqual(outcome(cut(bytes, sizes)), outcome([bytes]));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("a head that differs from the one before in its last byte is read anew", () => {
  const [one, two] = ["1", "2"].map((length) =>
    decode([bytesOf(`${OK}content-length: ${length}\r\n\r\nab`)])
  );
  assert.deepEqual([one?.body, two?.body], ["a", "ab"]);
});
