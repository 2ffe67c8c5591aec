import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { concurrencyOf } from "../../../engine/stats/concurrency.ts";
import { lanesOf } from "../../../reporters/html/lanes.ts";

const INTERVALS = fc.array(
  fc.record({ start: fc.nat(1000), length: fc.integer({ min: 1, max: 200 }) }),
  { minLength: 1, maxLength: 60 },
);

Deno.test("lanes are as many as intervals at once, hold each once, and never overlap", () => {
  fc.assert(fc.property(INTERVALS, (intervals) => {
    const starts = Float64Array.from(intervals, ({ start }) => start);
    const ends = Float64Array.from(intervals, ({ start, length }) => start + length);
    const { order, offsets } = lanesOf(starts, ends);
    const whole = { from: -1, to: 2000 };
    strictEqual(offsets.length - 1, concurrencyOf(starts.toSorted(), ends.toSorted(), whole).max);
    deepStrictEqual([...order].sort((a, b) => a - b), [...starts.keys()]);
    for (let lane = 0; lane + 1 < offsets.length; lane++) {
      const inLane = [...order.subarray(offsets[lane], offsets[lane + 1])];
      ok(
        inLane.every((at, i) => i === 0 || Number(ends[inLane[i - 1] ?? -1]) <= Number(starts[at])),
      );
    }
  }));
});

Deno.test("no interval, no lane", () => {
  deepStrictEqual([...lanesOf(new Float64Array(), new Float64Array()).offsets], [0]);
});
