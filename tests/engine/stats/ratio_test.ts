import assert from "node:assert/strict";
import fc from "fast-check";
import { percentile } from "../../../engine/stats/percentile.ts";
import { ratioOf } from "../../../engine/stats/ratio.ts";
import type { Estimate } from "../../../engine/stats/ratio.ts";
import { blockLengthOf, drawBlocks } from "../../../engine/stats/ratio_blocks.ts";
import { ownedOf, ownedPercentiles } from "../../../engine/stats/ratio_percentiles.ts";

const exactly = (value: number): Estimate => ({ log: Math.log(value), se: 0, freedom: 9 });

function close(found: number, expected: number, within = 1e-9): void {
  assert.ok(Math.abs(found / expected - 1) < within, `${found} is not ${expected}`);
}

/** scipy 1.17, `ttest_ind(log(b), log(a), equal_var=False)` and its `confidence_interval(0.95)`. */
Deno.test("several runs a side are compared as Welch would on logarithms", () => {
  const { ratio, ci95, p } = ratioOf(
    [1.0, 1.1, 1.05].map(exactly),
    [1.4, 1.3, 1.5, 1.35].map(exactly),
  );
  close(ratio, 1.3205761285776645);
  close(p, 0.0011098649723956188);
  close(ci95[0], 1.1879183551274322);
  close(ci95[1], 1.468048122871286);
});

/** t = ln 1.2 ÷ √(0.03² + 0.04²) with (0.03² + 0.04²)² ÷ (0.03⁴ ÷ 9 + 0.04⁴ ÷ 19) degrees of freedom, by hand and scipy. */
Deno.test("one run a side by its own error", () => {
  const { ratio, p } = ratioOf(
    [{ log: 0, se: 0.03, freedom: 9 }],
    [{ log: Math.log(1.2), se: 0.04, freedom: 19 }],
  );
  close(ratio, 1.2);
  close(p, 0.001082957790502879);
});

Deno.test("numbers without any spread are equal or they are not", () => {
  assert.deepEqual(ratioOf([exactly(2)], [exactly(2)]), { ratio: 1, ci95: [1, 1], p: 1 });
  assert.equal(ratioOf([exactly(2)], [exactly(4)]).p, 0);
});

Deno.test.each([
  { n: 5, inFlight: 1, length: 1 },
  { n: 1000, inFlight: 1, length: 10 },
  { n: 1000, inFlight: 32, length: 64 },
  { n: 1000, inFlight: 500, length: 100 },
  { n: 0, inFlight: NaN, length: 1 },
])("$n requests, $inFlight in flight: blocks of $length", ({ n, inFlight, length }) => {
  assert.equal(blockLengthOf(n, inFlight), length);
});

Deno.test("every resample draws whole blocks around the end, and none of a series less often", () => {
  const sums = new Float64Array(10);
  drawBlocks(10, { length: 3, seed: 1, resamples: 4000 }, (times, resample) => {
    assert.equal(times.reduce((sum, drawn) => sum + drawn, 0), 12);
    times.forEach((drawn, at) => sums[at] = (sums[at] as number) + drawn);
    if (resample === 0) assert.equal(times.length, 10);
  });
  for (const sum of sums) assert.ok(Math.abs(sum / 4000 - 1.2) < 0.06, `${sum / 4000}`);
});

Deno.test("percentiles of what was drawn are those of the values written out", () => {
  const request = fc.record({
    values: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }),
    copies: fc.integer({ min: 1, max: 3 }),
    drawn: fc.integer({ min: 0, max: 3 }),
  });
  const percentiles = [0, 10, 50, 50.5, 90, 99, 100];
  fc.assert(fc.property(fc.array(request, { maxLength: 8 }), (requests) => {
    const owned = ownedOf(requests.length, {
      values: Float64Array.from(requests.flatMap(({ values }) => values)),
      owners: Uint32Array.from(requests.flatMap(({ values }, at) => values.map(() => at))),
      copies: Uint32Array.from(requests.flatMap(({ values, copies }) => values.map(() => copies))),
    });
    const written = Float64Array.from(
      requests.flatMap(({ values, copies, drawn }) =>
        values.flatMap((value) => Array<number>(copies * drawn).fill(value))
      ),
    ).sort();
    const times = Uint32Array.from(requests, ({ drawn }) => drawn);
    assert.deepEqual(
      ownedPercentiles(owned, times, percentiles),
      percentiles.map((p) => percentile(written, p)),
    );
  }));
});
