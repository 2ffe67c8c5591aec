import { deepStrictEqual, ok } from "node:assert";
import fc from "fast-check";
import { pairedDifference, unpairedDifference } from "../../../engine/gate/difference.ts";
import { Z95 } from "../../../engine/stats/proportion.ts";

const rounded = (interval: readonly number[]): readonly string[] =>
  interval.map((end) => end.toFixed(4));

/** R. G. Newcombe 1998, 873–890, table II, method 10. */
Deno.test.each([
  { first: [56, 70], second: [48, 80], is: ["0.0524", "0.3339"] },
  { first: [9, 10], second: [3, 10], is: ["0.1705", "0.8090"] },
  { first: [6, 7], second: [2, 7], is: ["0.0582", "0.8062"] },
  { first: [5, 56], second: [0, 29], is: ["-0.0381", "0.1926"] },
  { first: [10, 10], second: [0, 20], is: ["0.6791", "1.0000"] },
])("two proportions apart: $first and $second", ({ first, second, is }) => {
  const [a = 0, n = 0] = first;
  const [b = 0, m = 0] = second;
  deepStrictEqual(rounded(unpairedDifference({ correct: a, n }, { correct: b, n: m }, Z95)), is);
});

/** R. G. Newcombe 1998, 2635–2650, table II, method 10. */
Deno.test.each([
  { counts: [36, 12, 2, 0], is: ["0.0569", "0.3404"] },
  { counts: [20, 12, 2, 16], is: ["0.0562", "0.3292"] },
  { counts: [0, 12, 2, 36], is: ["0.0569", "0.3404"] },
])("the same samples twice: $counts", ({ counts, is }) => {
  const [bothRight = 0, onlyFirst = 0, onlySecond = 0, bothWrong = 0] = counts;
  const pairs = { bothRight, onlyFirst, onlySecond, bothWrong };
  deepStrictEqual(rounded(pairedDifference(pairs, Z95)), is);
});

Deno.test("an interval holds its difference, stays inside its range, and turns with its order", () => {
  const count = fc.nat(200);
  fc.assert(fc.property(count, count, count, count, (a, b, c, d) => {
    const n = a + b + c + d;
    fc.pre(n > 0);
    const pairs = { bothRight: a, onlyFirst: b, onlySecond: c, bothWrong: d };
    const [low, high] = pairedDifference(pairs, Z95);
    const [back, forth] = pairedDifference({ ...pairs, onlyFirst: c, onlySecond: b }, Z95);
    ok(low >= -1 - 1e-9 && high <= 1 + 1e-9);
    ok(low <= (b - c) / n + 1e-9 && (b - c) / n <= high + 1e-9);
    ok(Math.abs(low + forth) < 1e-9 && Math.abs(high + back) < 1e-9);
  }));
});
