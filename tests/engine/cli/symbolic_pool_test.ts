import assert from "node:assert/strict";
import { newSymbolicPool } from "../../../engine/cli/symbolic_pool.ts";
import type { Doubt } from "../../../engine/score/symbolic/symbolic.ts";

const HANGING: Doubt = { left: "\\sum_{n=1}^{100000000} n", right: "7" };
const TOWER: Doubt = { left: "9^{9^{9^{9}}}", right: "7" };

Deno.test("the pool settles identities, and knows what it cannot tell", async () => {
  const pool = newSymbolicPool({ size: 1, deadlineMs: 20_000 });
  const settlements = await pool.settle([
    { left: "\\int_0^1 x dx", right: "\\frac{1}{2}" },
    { left: "\\sum_{n=1}^{10} n", right: "55" },
    { left: "\\sum_{n=1}^{10} n", right: "54" },
    { left: "\\sum_{n=1}^{10} n", right: "55" },
    { left: "\\unknown{x", right: "x" },
    { left: '"],[\n', right: "1" },
  ]);
  await pool.close();
  assert.deepEqual(settlements, ["equal", "equal", "unequal", "equal", "undecided", "undecided"]);
});

Deno.test("a pair that hangs is given up, and the next one is answered", async () => {
  const pool = newSymbolicPool({ size: 1, deadlineMs: 2000 });
  const settlements = await pool.settle([HANGING, TOWER, {
    left: "\\sin^2 x+\\cos^2 x",
    right: "1",
  }]);
  await pool.close();
  assert.deepEqual(settlements, ["undecided", "undecided", "equal"]);
});

Deno.test("closing ends what is under way", async () => {
  const pool = newSymbolicPool({ size: 2, deadlineMs: 60_000 });
  const settlements = pool.settle([HANGING, TOWER, { left: "1", right: "2" }]);
  await pool.close();
  assert.deepEqual(await settlements, ["undecided", "undecided", "undecided"]);
  assert.throws(() => pool.settle([HANGING]), /Cannot compare expressions: the pool is closed/);
});

Deno.test("a pool that nobody asks starts nothing", async () => {
  await newSymbolicPool().close();
});

Deno.test("an engine that does not come up is an error, not a verdict", async () => {
  const pool = newSymbolicPool({ size: 1, startMs: 0 });
  await assert.rejects(pool.settle([TOWER]), /Cannot compare expressions symbolically/);
  await pool.close();
});
