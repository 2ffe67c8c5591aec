import assert from "node:assert/strict";
import { crc32 } from "../../../engine/event/crc32.ts";

Deno.test.each([
  { name: "nothing", bytes: [], crc: 0 },
  { name: "the check value of the catalogue", bytes: [...b("123456789")], crc: 0xcbf43926 },
  { name: "one zero", bytes: [0], crc: 0xd202ef8d },
  {
    name: "1000 bytes, as zlib has it",
    bytes: Array.from({ length: 1000 }, (_, i) => i * 7 % 256),
    crc: 290117119,
  },
])("CRC-32 of $name", ({ bytes, crc }) => {
  assert.equal(crc32(Uint8Array.from(bytes)), crc);
});

function b(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
