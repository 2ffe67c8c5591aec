import { deepStrictEqual, ok, rejects } from "node:assert";
import fc from "fast-check";
import { isArchive, membersOf } from "../../../../engine/cli/score/archive.ts";
import { rowFile } from "../../dataset/rows/row_files.ts";
import { zipped } from "./zipped.ts";

const files = fc.array(
  fc.record({
    name: fc.string({ maxLength: 20 }),
    text: fc.string({ maxLength: 300, unit: "grapheme" }),
    method: fc.constantFrom(0, 8, 93),
  }),
  { minLength: 1, maxLength: 5 },
);

async function read(bytes: Uint8Array): Promise<readonly (readonly [string, string])[]> {
  const found: [string, string][] = [];
  for await (const { name, read } of membersOf(rowFile("log.eval", bytes))) {
    found.push([name, new TextDecoder().decode(await read())]);
  }
  return found;
}

Deno.test("what was packed is unpacked, whatever the method and the comment", async () => {
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.string({ maxLength: 30, unit: "grapheme-ascii" }),
      async (all, comment) => {
        const bytes = zipped(all, comment);
        ok(isArchive(bytes));
        deepStrictEqual(await read(bytes), all.map(({ name, text }) => [name, text]));
      },
    ),
    { numRuns: 50 },
  );
});

Deno.test("an archive that is cut or damaged anywhere is said to be, and never anything else", async () => {
  const whole = zipped([{ name: "samples/1.json", text: "{}".repeat(50), method: 8 }]);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.nat(whole.length - 1),
      fc.nat(255),
      async (cut, at, value) => {
        const damaged = whole.slice();
        damaged[at] = value;
        for (const bytes of [whole.slice(0, cut), damaged]) {
          await read(bytes).catch((error: Error) => {
            deepStrictEqual(error.name, "RowsError", error.stack);
          });
        }
      },
    ),
    { numRuns: 200 },
  );
});

Deno.test.each([
  {
    what: "an unknown method",
    bytes: zipped([{ name: "x", text: "x", method: 12 }]),
    says: /method 12/,
  },
  { what: "no list", bytes: zipped([]).slice(0, 10), says: /no list of files/ },
  { what: "more than it says", bytes: lying(), says: /"x" is damaged/ },
])("$what: the cure is named", async ({ bytes, says }) => {
  await rejects(read(bytes), says);
  await rejects(read(bytes), /inspect log dump/);
});

/** An archive whose file unpacks to far more than its list says. */
function lying(): Uint8Array {
  const bytes = zipped([{ name: "x", text: "0".repeat(1 << 16), method: 8 }]);
  const list = bytes.findLastIndex((byte, at) => byte === 0x50 && bytes[at + 2] === 1);
  new DataView(bytes.buffer).setUint32(list + 24, 10, true);
  return bytes;
}
