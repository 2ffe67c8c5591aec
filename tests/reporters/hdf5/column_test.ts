import assert from "node:assert/strict";
import fc from "fast-check";
import { joined } from "../../../reporters/hdf5/bytes.ts";
import { Column, type ColumnShape, type Values } from "../../../reporters/hdf5/column.ts";
import { GrowingFile } from "../../../reporters/hdf5/growing_file.ts";
import { groupHeader } from "../../../reporters/hdf5/object_header.ts";
import { textHeap } from "../../../reporters/hdf5/text_heap.ts";
import { valuesOf, withFile } from "./read_back.ts";

/** A file of one column, `v`, that took in these parts one after the other. */
function fileOf(shape: Omit<ColumnShape, "path" | "attributes">, parts: readonly Values[]) {
  const file = new GrowingFile();
  const heap = textHeap([], file.end);
  file.put(heap.bytes);
  const column = new Column(file, { ...shape, path: "v", attributes: {} });
  for (const part of parts) column.append(part);
  file.putRoot(groupHeader([["v", column.end(heap)]], {}, heap));
  const whole = joined(file.take());
  whole.set(file.start());
  return whole;
}

// A node of the tree has 64 children: none, one, full, one more; two levels full, one more.
Deno.test.each([0, 1, 2, 63, 64, 65, 128, 4096, 4097])(
  "Column: %d chunks are found again",
  async (chunks) => {
    const values = Float64Array.from({ length: chunks * 2 }, (_, at) => at / 3);
    await withFile(fileOf({ type: "f64", chunk: 2 }, [values]), (file) => {
      assert.deepEqual(valuesOf(file, "v"), [...values]);
    });
  },
);

const integers = (min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { maxLength: 40 });

const TYPES = [
  ["f64", fc.array(fc.double(), { maxLength: 40 }).map((of) => Float64Array.from(of))],
  ["i32", integers(-(2 ** 31), 2 ** 31 - 1).map((of) => Int32Array.from(of))],
  ["u16", integers(0, 2 ** 16 - 1).map((of) => Uint16Array.from(of))],
  ["u8", integers(0, 255).map((of) => Uint8Array.from(of))],
  ["i64", integers(-(2 ** 40), 2 ** 40).map((of) => BigInt64Array.from(of.map(BigInt)))],
] as const;

Deno.test.each(TYPES)("Column: %s in any parts and chunks is the same", async (type, part) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array<Values>(part, { maxLength: 5 }),
      fc.integer({ min: 1, max: 30 }),
      async (parts, chunk) => {
        const told = parts.flatMap((values) => Array.from<number | bigint, number>(values, Number));
        await withFile(fileOf({ type, chunk }, parts), (file) => {
          assert.deepEqual(valuesOf(file, "v"), told);
        });
      },
    ),
    { numRuns: 50 },
  );
});
