import assert from "node:assert/strict";
import { joined, little } from "../../../reporters/hdf5/bytes.ts";

Deno.test.each([
  [0, 2, [0, 0]],
  [0x1234, 2, [0x34, 0x12]],
  [2 ** 32 - 1, 4, [255, 255, 255, 255]],
  [2 ** 40 + 2 ** 32 + 7, 8, [7, 0, 0, 0, 1, 1, 0, 0]],
  [Number.MAX_SAFE_INTEGER, 8, [255, 255, 255, 255, 255, 255, 31, 0]],
] as [number, number, number[]][])("little: %d in %d bytes", (value, length, bytes) => {
  assert.deepEqual([...little(value, length)], bytes);
});

Deno.test("joined: parts, and zeros up to the length", () => {
  assert.deepEqual([...joined([[1, 2], new Uint8Array([3])])], [1, 2, 3]);
  assert.deepEqual([...joined([[1, 2], new Uint8Array([3])], 5)], [1, 2, 3, 0, 0]);
});
