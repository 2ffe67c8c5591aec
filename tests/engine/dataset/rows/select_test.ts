import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import fc from "fast-check";
import { select } from "../../../../engine/dataset/rows/select.ts";
import type { Selection } from "../../../../engine/dataset/rows/select.ts";
import type { Select } from "../../../../engine/plan/plan.ts";
import { streamOf } from "./row_files.ts";

interface Choosing extends Partial<Select>, Partial<Omit<Selection, "select">> {}

async function chosen(count: number, choosing: Choosing): Promise<string[]> {
  const { rows = null, seed = 1, ...rest } = choosing;
  const all = Array.from({ length: count }, (_, i) => ({ id: String(i) }));
  const how = { select: { slice: null, ids: null, order: "file", ...rest } as const, rows, seed };
  return (await Array.fromAsync(select(streamOf(all), how))).map(({ id }) => id);
}

function names(...numbers: readonly number[]): string[] {
  return numbers.map(String);
}

const CASES: readonly { readonly what: string; readonly how: Choosing; readonly is: string[] }[] = [
  { what: "all", how: {}, is: names(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) },
  { what: "the first so many", how: { rows: 2 }, is: names(0, 1) },
  { what: "none", how: { rows: 0 }, is: [] },
  { what: "more than there are", how: { rows: 99, slice: [8, null] }, is: names(8, 9) },
  { what: "a slice", how: { slice: [2, 5] }, is: names(2, 3, 4) },
  { what: "a slice from the end", how: { slice: [-2, null] }, is: names(8, 9) },
  { what: "a slice to near the end", how: { slice: [6, -1] }, is: names(6, 7, 8) },
  { what: "an empty slice", how: { slice: [5, 5] }, is: [] },
  { what: "ids, in the order of the file", how: { ids: ["7", "3"] }, is: names(3, 7) },
  { what: "no ids", how: { ids: [] }, is: [] },
  {
    what: "the first so many of ids of a slice",
    how: { slice: [2, 8], ids: ["7", "3", "4"], rows: 2 },
    is: names(3, 4),
  },
];

Deno.test.each(CASES)("select() takes $what", async ({ how, is }) => {
  deepStrictEqual(await chosen(10, how), is);
});

Deno.test("a slice is what an array's would be, wherever its ends are", () => {
  const end = fc.integer({ min: -12, max: 12 });
  return fc.assert(
    fc.asyncProperty(fc.nat(8), end, fc.option(end), async (count, from, to) => {
      const all = names(...Array(count).keys());
      deepStrictEqual(
        await chosen(count, { slice: [from, to] }),
        all.slice(from, to ?? undefined),
      );
    }),
  );
});

Deno.test("a stream is read no further than the selection needs", async () => {
  const endless = async function* (): AsyncIterable<{ readonly id: string }> {
    for (let i = 0;; i++) yield await Promise.resolve({ id: String(i) });
  };
  const file = { slice: null, ids: null, order: "file" } as const;
  const bounded: readonly Selection[] = [
    { select: file, rows: 3, seed: 1 },
    { select: { ...file, slice: [5, 8] }, rows: null, seed: 1 },
    { select: { ...file, ids: ["5", "7", "6"] }, rows: null, seed: 1 },
    { select: { ...file, slice: [5, 8], order: "shuffle" }, rows: null, seed: 1 },
  ];
  for (const how of bounded) {
    strictEqual((await Array.fromAsync(select(endless(), how))).length, 3);
  }
});

Deno.test("an order is of the seed alone, and has every row once", async () => {
  const shuffled = await chosen(50, { order: "shuffle" });
  deepStrictEqual(await chosen(50, { order: "shuffle" }), shuffled);
  deepStrictEqual(await chosen(50, { order: "shuffle", rows: 7 }), shuffled.slice(0, 7));
  deepStrictEqual([...shuffled].sort((a, b) => +a - +b), names(...Array(50).keys()));
  const other = await chosen(50, { order: "shuffle", seed: 2 });
  strictEqual(other.join() === shuffled.join(), false);
});

Deno.test("a random subset is in the order of the file, and every row is as likely in it", async () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 2000; seed++) {
    const subset = await chosen(10, { order: "random", rows: 3, seed });
    strictEqual(new Set(subset).size, 3);
    deepStrictEqual(subset, [...subset].sort());
    for (const id of subset) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  // 600 expected, standard deviation 20.5: five of them either way.
  deepStrictEqual([...counts.values()].filter((count) => Math.abs(count - 600) > 102), []);
  strictEqual(counts.size, 10);
  deepStrictEqual(await chosen(4, { order: "random", rows: 9 }), names(0, 1, 2, 3));
  deepStrictEqual(await chosen(4, { order: "random" }), names(0, 1, 2, 3));
});

Deno.test("ids that no sample has are named, and what ids look like", async () => {
  await rejects(chosen(10, { ids: ["3", "x", "12"] }), {
    name: "RowsError",
    message:
      'Cannot select samples: there is none with the id "x", "12". Ids begin with "0", "1", "2"',
  });
});
