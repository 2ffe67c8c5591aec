import assert from "node:assert/strict";
import fc from "fast-check";
import { Latin1 } from "../../../../engine/net/http1/latin1.ts";
import { bytesOf } from "./decode.ts";

const LETTERS = fc.string({ unit: fc.constantFrom("a", "b", "\xff"), maxLength: 3 });

Deno.test("one text after the other, like the last or not, from memory that is written anew", () => {
  fc.assert(fc.property(fc.array(LETTERS, { maxLength: 20 }), (texts) => {
    const latin1 = new Latin1();
    const memory = new Uint8Array(8);
    for (const text of texts) {
      memory.set(bytesOf(text), 2);
      assert.equal(latin1.textOf(memory, 2, 2 + text.length), text);
    }
  }));
});
