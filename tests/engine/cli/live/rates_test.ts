import { deepStrictEqual, strictEqual } from "node:assert";
import { Rates } from "../../../../engine/cli/live/rates.ts";

Deno.test.each([
  { name: "too soon", looks: [[5, 999]], rates: [] },
  { name: "each second", looks: [[5, 1000], [15, 2000], [15, 3000]], rates: [5, 10, 0] },
  { name: "a late look", looks: [[30, 3000]], rates: [10, 10, 10] },
  { name: "a look between", looks: [[3, 1500], [5, 2500]], rates: [2, 2] },
  { name: "a count that starts anew", looks: [[100, 1000], [7, 2000]], rates: [100, 7] },
])("rates: $name", ({ looks, rates }) => {
  const kept = new Rates(0);
  let last: readonly number[] = [];
  for (const [count = 0, at = 0] of looks) last = kept.look(count, at);
  deepStrictEqual(last, rates);
});

Deno.test("rates: a minute is kept, however long nobody looked", () => {
  const kept = new Rates(0);
  for (let second = 1; second <= 100; second++) kept.look(second * second, second * 1000);
  strictEqual(kept.look(100 * 100, 100_000).length, 60);
  deepStrictEqual(kept.look(100 * 100 + 3600 * 4, 3_700_000), Array(60).fill(4));
});
