import assert from "node:assert/strict";
import fc from "fast-check";
import { LineBreaks } from "../../../../engine/net/http1/line_breaks.ts";

/** Bytes around the border, those over 127 among them, and enough of the others that words pass. */
const BYTE = fc.oneof(
  { arbitrary: fc.integer({ min: 14, max: 255 }), weight: 30 },
  { arbitrary: fc.constantFrom(0, 9, 10, 13, 14, 127, 128, 138, 141, 255), weight: 1 },
);

Deno.test("the next line end is what a look at every byte finds, wherever the memory begins", () => {
  const breaks = new LineBreaks();
  fc.assert(fc.property(
    fc.array(BYTE, { minLength: 1, maxLength: 200 }),
    fc.nat({ max: 8 }),
    fc.nat({ max: 8 }),
    (bytes, offset, cut) => {
      const memory = new Uint8Array(offset + bytes.length);
      memory.set(bytes, offset);
      const view = memory.subarray(offset);
      const end = Math.max(0, view.length - cut);
      for (let from = 0; from <= end; from++) {
        const first = view.subarray(0, end).findIndex((byte, i) => i >= from && byte <= 13);
        assert.equal(breaks.next(view, from, end), first < 0 ? end : first);
      }
    },
  ));
});

Deno.test("memory that is written anew is looked at anew", () => {
  const breaks = new LineBreaks();
  const memory = new Uint8Array(64).fill(97);
  assert.equal(breaks.next(memory, 0, 64), 64);
  memory[40] = 10;
  assert.equal(breaks.next(memory, 0, 64), 40);
});
