import assert from "node:assert/strict";
import fc from "fast-check";
import { percentile } from "../../../engine/stats/percentile.ts";
import { newRandom, normalOf } from "../../../engine/stats/random.ts";
import { Tally } from "../../../engine/stats/tally.ts";

const PERCENTILES = [1, 50, 75, 90, 99, 99.9];

function tallyOf(values: Iterable<number>, limit?: number): Tally {
  const tally = new Tally(limit);
  for (const value of values) tally.add(value);
  return tally;
}

Deno.test("statistics of few values are exact", () => {
  assert.deepEqual(tallyOf([4, 1, 3, 2]).statistics([12.5, 50, 75]), {
    n: 4,
    mean: 2.5,
    min: 1,
    max: 4,
    "p12.5": 1.375,
    p50: 2.5,
    p75: 3.25,
  });
});

Deno.test("nothing has no statistics", () => {
  const tally = tallyOf([NaN, Infinity, -Infinity]);
  tally.add(5, 0);
  assert.equal(tally.statistics(PERCENTILES), undefined);
});

Deno.test("the mean does not lose small values to a large one", () => {
  assert.equal(tallyOf([1, 1e100, 1, -1e100]).statistics([])?.mean, 0.5);
});

Deno.test("the order of values and repeats changes no percentile", () => {
  const values = fc.array(fc.tuple(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat(4)));
  fc.assert(fc.property(values, fc.constantFrom(3, 1000), (pairs, limit) => {
    const weighted = new Tally(limit);
    for (const [value, times] of pairs) weighted.add(value, times);
    const single = tallyOf(pairs.flatMap(([value, times]) => Array(times).fill(value)), limit);
    const reversed = tallyOf(
      pairs.toReversed().flatMap(([value, times]) => Array(times).fill(value)),
      limit,
    );
    for (const other of [single, reversed]) {
      assert.equal(weighted.n, other.n);
      for (const p of PERCENTILES) assert.equal(weighted.percentile(p), other.percentile(p));
    }
  }));
});

Deno.test("a tally that absorbs others equals one that saw it all", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { maxLength: 30 });
  fc.assert(fc.property(values, values, fc.constantFrom(10, 40, 100), (first, second, limit) => {
    const joined = tallyOf(first, limit);
    joined.absorb(tallyOf(second, limit));
    const all = tallyOf([...first, ...second], limit);
    const { mean = 0, ...rest } = joined.statistics(PERCENTILES) ?? {};
    const { mean: expectedMean = 0, ...expected } = all.statistics(PERCENTILES) ?? {};
    assert.deepEqual(rest, expected);
    assert.ok(Math.abs(mean - expectedMean) <= 1e-9);
  }));
});

Deno.test.each([
  { name: "times around a millisecond", scale: 1e-3, sigma: 0.5 },
  { name: "times over nine decades", scale: 20, sigma: 5 },
  { name: "negative values", scale: -3, sigma: 2 },
])("beyond the limit percentiles of $name are within 0.05 %", ({ scale, sigma }) => {
  const random = newRandom(11);
  const values = Float64Array.from(
    { length: 20_000 },
    () => scale * Math.exp(sigma * normalOf(random)),
  );
  const tally = tallyOf(values, 1000);
  values.sort();
  const statistics = tally.statistics(PERCENTILES);
  assert.equal(statistics?.approximate, true);
  assert.equal(statistics.n, values.length);
  assert.equal(statistics.min, values[0]);
  assert.equal(statistics.max, values.at(-1));
  for (const p of PERCENTILES) {
    const exact = percentile(values, p);
    assert.ok(Math.abs(tally.percentile(p) - exact) <= 0.0005 * Math.abs(exact), `p${p}`);
  }
});

Deno.test("beyond the limit zeros stay zeros, below what is positive", () => {
  const tally = tallyOf([0, 0, 0, -0, 1, 2, -1], 2);
  assert.deepEqual([10, 50, 99].map((p) => Math.sign(tally.percentile(p))), [-1, 0, 1]);
});

Deno.test("any number of repeats is taken in at once", () => {
  const tally = new Tally();
  tally.add(2, 2 ** 40);
  tally.add(4, 2 ** 40);
  assert.deepEqual([tally.n, tally.statistics([])?.mean], [2 ** 41, 3]);
  assert.ok(Math.abs(tally.percentile(25) - 2) <= 0.001);
  assert.ok(Math.abs(tally.percentile(75) - 4) <= 0.002);
});
