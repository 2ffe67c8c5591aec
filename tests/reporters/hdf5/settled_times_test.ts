import assert from "node:assert/strict";
import { lookup3, settleTimes } from "../../../reporters/hdf5/settled_times.ts";

/** A header of version 2 with times and these message bytes. */
function headerOf(messages: number): Uint8Array {
  const bytes = new Uint8Array(27 + messages).fill(7);
  bytes.set(new TextEncoder().encode("OHDR"));
  bytes.set([2, 0x20], 4);
  bytes[22] = messages;
  new DataView(bytes.buffer).setUint32(
    23 + messages,
    lookup3(bytes.subarray(0, 23 + messages)),
    true,
  );
  return bytes;
}

// The vectors that the author gives in driver5 of lookup3.c.
Deno.test.each([["", 0xdeadbeef], ["Four score and seven years ago", 0x17770551]])(
  "lookup3: %j",
  (text, sum) => {
    assert.equal(lookup3(new TextEncoder().encode(text)), sum);
  },
);

Deno.test.each([0, 11, 12, 13, 200])("settleTimes: a header with %d bytes", (messages) => {
  const bytes = new Uint8Array([1, 2, 3, ...headerOf(messages), 9]);
  settleTimes(bytes);
  const header = bytes.subarray(3, -1);
  assert.deepEqual([...header.subarray(6, 22)], Array(16).fill(0));
  const end = header.length - 4;
  const sum = new DataView(header.buffer, header.byteOffset).getUint32(end, true);
  assert.equal(sum, lookup3(header.subarray(0, end)));
  assert.deepEqual([bytes[0], bytes.at(-1)], [1, 9]);
});

Deno.test.each([
  ["what only looks like one", (bytes: Uint8Array) => bytes.fill(8, 30, 31)],
  ["one that is cut off", (bytes: Uint8Array) => bytes.fill(255, 22, 23)],
  ["one of another version", (bytes: Uint8Array) => bytes.fill(1, 4, 5)],
])("settleTimes: leaves %s alone", (_, spoil) => {
  const bytes = headerOf(40);
  spoil(bytes);
  const before = bytes.slice();
  settleTimes(bytes);
  assert.deepEqual(bytes, before);
});
