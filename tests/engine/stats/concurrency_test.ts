import assert from "node:assert/strict";
import fc from "fast-check";
import { concurrencyOf } from "../../../engine/stats/concurrency.ts";

interface Row {
  readonly name: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly window: readonly [number, number];
  readonly mean: number;
  readonly max: number;
}

Deno.test.each<Row>([
  { name: "one alone", spans: [[0, 10]], window: [0, 10], mean: 1, max: 1 },
  { name: "half the time", spans: [[0, 5]], window: [0, 10], mean: 0.5, max: 1 },
  { name: "back to back", spans: [[0, 5], [5, 10]], window: [0, 10], mean: 1, max: 1 },
  { name: "overlapping", spans: [[0, 6], [4, 10]], window: [0, 10], mean: 1.2, max: 2 },
  { name: "reaching in", spans: [[-5, 2], [8, 20]], window: [0, 10], mean: 0.4, max: 1 },
  { name: "outside", spans: [[-5, -2], [10, 20]], window: [0, 10], mean: 0, max: 0 },
  { name: "no time at all", spans: [[3, 3], [0, 10]], window: [0, 10], mean: 1, max: 1 },
])("concurrency of what is $name", ({ spans, window: [from, to], ...expected }) => {
  const starts = Float64Array.from(spans, ([start]) => start).sort();
  const ends = Float64Array.from(spans, ([, end]) => end).sort();
  const found = concurrencyOf(starts, ends, { from, to });
  assert.ok(Math.abs(found.mean - expected.mean) < 1e-12, `${found.mean}`);
  assert.equal(found.max, expected.max);
});

Deno.test("concurrency is that of counting at every instant", () => {
  const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })), { maxLength: 30 });
  fc.assert(
    fc.property(spans, fc.nat(20), fc.integer({ min: 1, max: 40 }), (list, from, length) => {
      const to = from + length;
      const counts = Array.from(
        { length },
        (_, i) => list.filter(([at, ms]) => at <= from + i && from + i < at + ms).length,
      );
      const found = concurrencyOf(
        Float64Array.from(list, ([at]) => at).sort(),
        Float64Array.from(list, ([at, ms]) => at + ms).sort(),
        { from, to },
      );
      assert.ok(Math.abs(found.mean - counts.reduce((a, b) => a + b) / length) < 1e-9);
      assert.equal(found.max, Math.max(...counts));
    }),
  );
});
