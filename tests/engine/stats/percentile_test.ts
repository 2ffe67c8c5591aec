import assert from "node:assert/strict";
import fc from "fast-check";
import { percentile } from "../../../engine/stats/percentile.ts";

/** Worked examples of the numpy manual and of Wikipedia's "Percentile" (C = 1), and of Python's `statistics.quantiles`. */
Deno.test.each([
  { from: "numpy manual", values: [1, 2, 3, 4, 7, 10], p: 50, expected: 3.5 },
  { from: "Wikipedia", values: [15, 20, 35, 40, 50], p: 40, expected: 29 },
  { from: "Wikipedia", values: [1, 2, 3, 4], p: 75, expected: 3.25 },
  { from: "statistics.quantiles", values: [15, 20, 35, 40, 50], p: 33, expected: 24.8 },
  { from: "statistics.quantiles", values: [15, 20, 35, 40, 50], p: 99, expected: 49.6 },
  { from: "statistics.quantiles", values: [-3.5, -1, 0, 0, 2.25, 1e9], p: 1, expected: -3.375 },
  { from: "statistics.quantiles", values: [-3.5, -1, 0, 0, 2.25, 1e9], p: 75, expected: 1.6875 },
  {
    from: "statistics.quantiles",
    values: [-3.5, -1, 0, 0, 2.25, 1e9],
    p: 95,
    expected: 750000000.5625,
  },
  {
    from: "statistics.quantiles",
    values: [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4],
    p: 90,
    expected: 4.48,
  },
  { from: "one value", values: [7], p: 99.9, expected: 7 },
  { from: "the ends", values: [1, 2], p: 0, expected: 1 },
  { from: "the ends", values: [1, 2], p: 100, expected: 2 },
])("p$p of $values is $expected ($from)", ({ values, p, expected }) => {
  const found = percentile(Float64Array.from(values), p);
  assert.ok(Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), `${found}`);
});

Deno.test("the percentile of nothing is missing", () => {
  assert.equal(percentile(new Float64Array(), 50), NaN);
});

Deno.test("percentiles lie between neighbours and rise with p", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(fc.property(values, share, share, (list, a, b) => {
    const sorted = Float64Array.from(list).sort();
    const [low, high] = [percentile(sorted, Math.min(a, b)), percentile(sorted, Math.max(a, b))];
    const slack = 1e-15 * 1e12;
    assert.ok(low <= high + slack);
    assert.ok(low >= (sorted[0] as number) - slack);
    assert.ok(high <= (sorted.at(-1) as number) + slack);
  }));
});
