import assert from "node:assert/strict";
import { lookup3, sealed } from "../../../reporters/hdf5/checksum.ts";

// The vectors that the author gives in driver5 of lookup3.c.
Deno.test.each([["", 0xdeadbeef], ["Four score and seven years ago", 0x17770551]])(
  "lookup3: %j",
  (text, sum) => {
    assert.equal(lookup3(new TextEncoder().encode(text)), sum);
  },
);

Deno.test.each([0, 11, 12, 13, 200])("sealed: %d bytes and their checksum", (length) => {
  const bytes = new Uint8Array(length).fill(200);
  const whole = sealed([bytes.subarray(0, 5), [...bytes.subarray(5)]]);
  assert.deepEqual(whole.subarray(0, -4), bytes);
  assert.equal(new DataView(whole.buffer).getUint32(length, true), lookup3(bytes));
});
