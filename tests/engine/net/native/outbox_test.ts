import assert from "node:assert/strict";
import { Outbox } from "../../../../engine/net/native/outbox.ts";
import { BODY, targetOf } from "../../../contract/drive.ts";

const target = targetOf("http://[::1]:8000");
const HEAD = "POST /v1/chat/completions?x=1 HTTP/1.1\r\nhost: [::1]:8000\r\n" +
  "connection: keep-alive\r\ncontent-type: application/json\r\nx-key: k\r\n";

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

Deno.test("a request is its head, its length and its body", () => {
  const outbox = new Outbox();
  const text = textOf(outbox.compose(outbox.headOf(target), BODY));
  assert.equal(text, `${HEAD}content-length: ${BODY.length}\r\n\r\n${textOf(BODY)}`);
});

Deno.test("a POST of nothing says so, a GET of nothing does not", () => {
  const outbox = new Outbox();
  const none = new Uint8Array(0);
  assert.match(textOf(outbox.compose(outbox.headOf(target), none)), /content-length: 0\r\n\r\n$/);
  const asked = outbox.headOf({ ...target, method: "GET" });
  assert.doesNotMatch(textOf(outbox.compose(asked, none)), /content-length/);
});

Deno.test("a head is encoded once for each target", () => {
  const outbox = new Outbox();
  assert.equal(outbox.headOf(target), outbox.headOf(target));
  assert.notEqual(outbox.headOf(target), outbox.headOf({ ...target }));
});

Deno.test.each([{ size: 100 }, { size: 64 * 2 ** 10 }, { size: 2 ** 20 }])(
  "what is kept of a request with $size bytes outlives the next one",
  ({ size }) => {
    const outbox = new Outbox();
    const head = outbox.headOf(target);
    const bytes = outbox.compose(head, new Uint8Array(size).fill(97));
    const kept = outbox.keep(bytes.subarray(50));
    const copy = kept.slice();
    outbox.compose(head, new Uint8Array(size).fill(98));
    assert.deepEqual(kept, copy);
    assert.equal(kept.length, bytes.length - 50);
  },
);
