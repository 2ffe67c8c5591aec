import assert from "node:assert/strict";
import fc from "fast-check";
import { concurrencyOf } from "../../../engine/stats/concurrency.ts";
import { axisOf, newLevels, newRates } from "../../../engine/stats/timeline.ts";

/** Spans whose ends are multiples of a millisecond, so that sums are exact enough to compare. */
const SPANS = fc.array(
  fc.tuple(fc.nat(2000), fc.nat(500)).map(([from, ms]) => [from * 1e6, (from + ms) * 1e6] as const),
  { minLength: 1, maxLength: 40 },
);

Deno.test("levels of bins add up to the time in flight", () => {
  fc.assert(fc.property(SPANS, fc.integer({ min: 1, max: 500 }), (spans, limit) => {
    const axis = axisOf({ from: 0, to: 2.5e9 }, limit);
    const levels = newLevels(axis);
    for (const [from, to] of spans) levels.add(from, to);
    const area = levels.values().reduce((sum, level) => sum + level * axis.width, 0);
    const expected = spans.reduce((sum, [from, to]) => sum + to - from, 0);
    assert.ok(Math.abs(area - expected) <= 1e-6 * (expected + 1), `${area} ${expected}`);
  }));
});

Deno.test("levels of bins agree with the exact concurrency of each bin", () => {
  fc.assert(fc.property(SPANS, (spans) => {
    const axis = axisOf({ from: 0, to: 2.5e9 }, 20);
    const levels = newLevels(axis);
    for (const [from, to] of spans) levels.add(from, to);
    const starts = Float64Array.from(spans, ([from]) => from).sort();
    const ends = Float64Array.from(spans, ([, to]) => to).sort();
    for (const [bin, level] of levels.values().entries()) {
      const from = axis.from + bin * axis.width;
      const { mean } = concurrencyOf(starts, ends, { from, to: from + axis.width });
      assert.ok(Math.abs(level - mean) < 1e-9);
    }
  }));
});

Deno.test("what lies outside the axis counts only as far as it reaches in", () => {
  const axis = { from: 1e9, width: 1e9, bins: 3 };
  const levels = newLevels(axis);
  levels.add(0, 1.5e9);
  levels.add(3.75e9, 9e9);
  levels.add(5e9, 6e9);
  levels.add(NaN, 2e9);
  assert.deepEqual([...levels.values()], [0.5, 0, 0.25]);
});

Deno.test("rates are amounts a second", () => {
  const rates = newRates({ from: 0, width: 5e8, bins: 3 });
  for (const [at, amount] of [[0, 4], [499_999_999, 1], [5e8, 2], [1.5e9, 7], [-1, 7]] as const) {
    rates.add(at, amount);
  }
  assert.deepEqual([...rates.values()], [10, 4, 0]);
});

Deno.test("an axis covers its window with few bins of a round width", () => {
  const spans = fc.double({ min: 0, max: 1e15, noNaN: true });
  fc.assert(fc.property(spans, fc.integer({ min: 1, max: 500 }), (span, limit) => {
    const { width, bins } = axisOf({ from: 7, to: 7 + span }, limit);
    assert.ok(bins >= 1 && bins <= limit);
    assert.ok(bins * width >= span * (1 - 1e-9));
    assert.match(String(width), /^[125](0*|e\+\d+)$/);
  }));
});
