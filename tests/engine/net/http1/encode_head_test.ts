import assert from "node:assert/strict";
import { encodeHead } from "../../../../engine/net/http1/encode_head.ts";

Deno.test("a head is its lines and a blank one, in Latin-1", () => {
  const bytes = encodeHead("GET /x HTTP/1.1", { host: "a", "X-Tab": "b\tc é" });
  const text = "GET /x HTTP/1.1\r\nhost: a\r\nX-Tab: b\tc é\r\n\r\n";
  assert.deepEqual(bytes, Uint8Array.from(text, (character) => character.charCodeAt(0)));
});

Deno.test.each(["\r", "\n", "\0", "\x07", "\x7f", "漢"])("no head holds %j", (bad) => {
  assert.throws(() => encodeHead(`GET /${bad} HTTP/1.1`, {}), TypeError);
  assert.throws(() => encodeHead("GET / HTTP/1.1", { [`a${bad}`]: "b" }), TypeError);
  assert.throws(() => encodeHead("GET / HTTP/1.1", { a: `secret${bad}` }), (error) => {
    assert.ok(error instanceof TypeError);
    return error.message.startsWith("Cannot send header a:") && !error.message.includes("secret");
  });
});
