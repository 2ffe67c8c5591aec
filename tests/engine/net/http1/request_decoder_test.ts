import assert from "node:assert/strict";
import fc from "fast-check";
import { type Request, RequestDecoder } from "../../../../engine/net/http1/request_decoder.ts";
import { encodeHead } from "../../../../engine/net/http1/encode_head.ts";
import { cut, CUTS } from "./cut.ts";
import { bytesOf } from "./decode.ts";

const LATIN1 = new TextDecoder("latin1");

function decode(pieces: Iterable<Uint8Array>): readonly Request[] {
  const requests: Request[] = [];
  const decoder = new RequestDecoder();
  for (const piece of pieces) decoder.feed(piece, (request) => requests.push(request));
  return requests;
}

/** A request as it was meant, and its bytes. */
const REQUEST = fc.record({
  method: fc.constantFrom("GET", "POST", "DELETE"),
  path: fc.constantFrom("/", "/v1/chat/completions", "/a?b=c%20d"),
  value: fc.string({ unit: "binary-ascii" }).filter((text) => /^[!-~]*$/.test(text)),
  body: fc.string({ unit: "binary-ascii", maxLength: 100 }),
  chunked: fc.boolean(),
}).map(({ method, path, value, body, chunked }) => {
  const framing: Readonly<Record<string, string>> = chunked
    ? { "Transfer-Encoding": "chunked" }
    : { "Content-Length": String(body.length) };
  const head = LATIN1.decode(
    encodeHead(`${method} ${path} HTTP/1.1`, { "X-Key": value, ...framing }),
  );
  const size = body.length.toString(16);
  const chunks = body === "" ? "0\r\n\r\n" : `${size}\r\n${body}\r\n0\r\n\r\n`;
  return { meant: { method, path, value, body }, wire: head + (chunked ? chunks : body) };
});

Deno.test("requests in any pieces, one after the other, come as they were meant", () => {
  fc.assert(
    fc.property(fc.array(REQUEST), CUTS, (requests, sizes) => {
      const decoded = decode(cut(bytesOf(requests.map(({ wire }) => wire).join("")), sizes));
      const got = decoded.map(({ method, path, headers, body }) => ({
        method,
        path,
        value: headers.get("x-key"),
        body: LATIN1.decode(body),
      }));
      assert.deepEqual(got, requests.map(({ meant }) => meant));
    }),
    { numRuns: 500 },
  );
});

Deno.test("a body outlives the requests after it", () => {
  const wire = (body: string): string => `POST / HTTP/1.1\r\ncontent-length: 3\r\n\r\n${body}`;
  const [first] = decode([bytesOf(wire("abc")), bytesOf(wire("xyz"))]);
  assert.equal(LATIN1.decode(first?.body), "abc");
});

Deno.test.each([
  { line: "GET / HTTP/1.1", headers: "", minor: 1, keepAlive: true },
  { line: "GET / HTTP/1.1", headers: "Connection: Close\r\n", minor: 1, keepAlive: false },
  { line: "GET / HTTP/1.0", headers: "", minor: 0, keepAlive: false },
  { line: "GET / HTTP/1.0", headers: "connection: keep-alive\r\n", minor: 0, keepAlive: true },
])("$line with '$headers' is kept alive: $keepAlive", ({ line, headers, minor, keepAlive }) => {
  const [request] = decode([bytesOf(`${line}\r\n${headers}\r\n`)]);
  assert.deepEqual([request?.minor, request?.keepAlive], [minor, keepAlive]);
});

Deno.test("a header that comes twice has both values", () => {
  const [request] = decode([bytesOf("GET / HTTP/1.1\r\nA: 1\r\na:2 \r\n\r\n")]);
  assert.deepEqual([...request?.headers ?? []], [["a", "1, 2"]]);
});

Deno.test.each([
  { name: "no method", wire: " / HTTP/1.1\r\n\r\n" },
  { name: "another version", wire: "GET / HTTP/2\r\n\r\n" },
  { name: "a path with a space", wire: "GET /a b HTTP/1.1\r\n\r\n" },
  { name: "a header without a colon", wire: "GET / HTTP/1.1\r\nabc\r\n\r\n" },
  { name: "a header with a space in its name", wire: "GET / HTTP/1.1\r\na b: c\r\n\r\n" },
  { name: "a folded header", wire: "GET / HTTP/1.1\r\na: b\r\n c: d\r\n\r\n" },
  { name: "two lengths", wire: "GET / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\n" },
  {
    name: "a length and chunks",
    wire: "GET / HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
  },
  { name: "another coding", wire: "GET / HTTP/1.1\r\ntransfer-encoding: gzip\r\n\r\n" },
  { name: "too long a body", wire: "GET / HTTP/1.1\r\ncontent-length: 67108865\r\n\r\n" },
  { name: "too long a head", wire: `GET / HTTP/1.1\r\na: ${"b".repeat(2 ** 16)}` },
])("refused: $name", ({ wire }) => {
  assert.throws(() => decode([bytesOf(wire)]), SyntaxError);
  assert.throws(() => decode(cut(bytesOf(wire), [1])), SyntaxError);
});

Deno.test("chunks that add up to too long a body are refused", () => {
  const decoder = new RequestDecoder();
  const feed = (bytes: Uint8Array): void => decoder.feed(bytes, () => assert.fail("no request"));
  feed(bytesOf("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n5000000\r\n"));
  const piece = new Uint8Array(2 ** 24);
  for (let i = 0; i < 4; i++) feed(piece);
  assert.throws(() => feed(piece), /its body is longer than 67108864 bytes/);
});

Deno.test("what is broken anywhere is decoded or refused, and nothing else", () => {
  const wire = bytesOf(
    "POST /x HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
  );
  const place = fc.nat({ max: wire.length - 1 });
  fc.assert(
    fc.property(place, fc.nat({ max: 255 }), CUTS, (i, byte, sizes) => {
      try {
        decode(cut(wire.with(i, byte), sizes));
      } catch (error) {
        assert.ok(error instanceof SyntaxError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});
