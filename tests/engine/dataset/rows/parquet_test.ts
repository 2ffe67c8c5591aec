import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { decodeRows } from "../../../../engine/dataset/rows/decode_rows.ts";
import { RowsError } from "../../../../engine/dataset/rows/rows_error.ts";
import type { Row } from "../../../../engine/plan/sample.ts";
import { rowFile } from "./row_files.ts";

/** Written by pyarrow 26: three groups of rows, and a compression for each column, all that there are. */
const KINDS = await Deno.readFile(new URL("fixtures/kinds.parquet", import.meta.url));
/** Written by pyarrow 26: one group of 45 000 rows in many pages. */
const MANY = await Deno.readFile(new URL("fixtures/many.parquet", import.meta.url));

function rows(bytes: Uint8Array): Promise<Row[]> {
  return Array.fromAsync(decodeRows(rowFile("a.parquet", bytes), { format: null, at: null }));
}

Deno.test("every kind of column, under every compression, is JSON", async () => {
  const all = await rows(KINDS);
  strictEqual(all.length, 7);
  deepStrictEqual(all, JSON.parse(JSON.stringify(all)));
  const column = (name: string): unknown[] => all.map((row) => row[name]);
  deepStrictEqual(column("big"), [
    Number.MAX_SAFE_INTEGER,
    "9007199254740992",
    "-1152921504606846976",
    0,
    null,
    5,
    6,
  ]);
  deepStrictEqual(column("share"), [0.5, null, null, 0, null, 1e300, 2]);
  deepStrictEqual(column("right"), [true, false, null, true, true, false, true]);
  deepStrictEqual(column("raw"), ["plain", "//4A", "", null, "é", "x", "y"]);
  deepStrictEqual(column("tags"), [["x", "y"], [], null, ["z"], ["x"], ["y"], []]);
  deepStrictEqual(column("__proto__"), Array.from(all, (_, i) => `p${i}`));
  deepStrictEqual(column("question"), Array.from(all, (_, i) => `What is ${i} + ${i}? 你好 é`));
  deepStrictEqual(all.map(({ day, at, price }) => [day, at, price]).slice(5), [
    ["2024-01-02T00:00:00.000Z", "2024-01-02T03:04:05.000Z", 1.25],
    [null, null, 1.25],
  ]);
  deepStrictEqual(column("choices").slice(2, 5), [
    { text: ["a", "b"], label: ["A", "B"] },
    null,
    { text: [], label: [] },
  ]);
});

Deno.test("a large group is read in parts, in order, and no row twice", async () => {
  const all = await rows(MANY);
  deepStrictEqual(all, Array.from({ length: 45_000 }, (_, n) => ({ n, list: [n] })));
});

Deno.test("bytes decide, not the name", async () => {
  const file = rowFile("kinds.bin", KINDS);
  strictEqual((await Array.fromAsync(decodeRows(file, { format: null, at: null }))).length, 7);
});

Deno.test("a file that is cut off or broken is told to be, with its name", async () => {
  await rejects(rows(KINDS.subarray(0, -100)), RowsError);
  const broken = Uint8Array.from(KINDS).fill(0x7f, 4, 3000);
  await rejects(rows(broken), /^RowsError: Cannot read rows: a\.parquet: /);
});
