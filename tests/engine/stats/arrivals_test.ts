import assert from "node:assert/strict";
import fc from "fast-check";
import { offsetsOf, offsetsOver } from "../../../engine/stats/arrivals.ts";
import type { OpenArrival } from "../../../engine/stats/arrivals.ts";

const RATE = 50;

function openOf(process: OpenArrival["process"], shape = 1, ratePerSecond = RATE): OpenArrival {
  return { kind: "open", process, ratePerSecond, shape, maxConcurrency: null };
}

function gapsOf(offsets: Float64Array): Float64Array {
  return offsets.map((at, i) => at - (offsets[i - 1] ?? 0));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

Deno.test("constant arrivals start at 0 and never drift", () => {
  const offsets = offsetsOf(openOf("constant", 1, 3), 1_000_000, 1);
  assert.deepEqual([...offsets.slice(0, 4)], [0, 1e9 / 3, 2e9 / 3, 1e9]);
  assert.equal(offsets[999_999], 999_999 * 1e9 / 3);
});

Deno.test.each([
  { process: "poisson" as const, shape: 1 },
  { process: "gamma" as const, shape: 1 },
  { process: "gamma" as const, shape: 0.25 },
  { process: "gamma" as const, shape: 16 },
])("gaps of $process arrivals of shape $shape have mean 1/rate and variation 1/√shape", (row) => {
  const gaps = gapsOf(offsetsOf(openOf(row.process, row.shape), 100_000, 9)).map((ns) => ns / 1e9);
  const mean = meanOf(gaps);
  const variation = Math.sqrt(varianceOf(gaps)) / mean;
  const expected = 1 / Math.sqrt(row.shape);
  assert.ok(Math.abs(mean * RATE - 1) < 5 * expected / Math.sqrt(gaps.length), `${mean}`);
  assert.ok(Math.abs(variation / expected - 1) < 0.03, `${variation}`);
});

Deno.test("neighbouring poisson gaps know nothing of each other", () => {
  const gaps = gapsOf(offsetsOf(openOf("poisson"), 50_000, 3));
  const mean = meanOf(gaps);
  const products = gaps.slice(1).map((gap, i) => (gap - mean) * ((gaps[i] as number) - mean));
  const correlation = meanOf(products) / varianceOf(gaps);
  assert.ok(Math.abs(correlation) < 5 / Math.sqrt(gaps.length), `${correlation}`);
});

Deno.test("poisson counts a second have dispersion 1, and the right chi-square, over many seeds", () => {
  const [seeds, seconds] = [200, 20];
  const counts = new Float64Array(seeds * seconds);
  for (let seed = 0; seed < seeds; seed++) {
    const most = RATE * seconds + 20 * Math.sqrt(RATE * seconds);
    for (const at of offsetsOf(openOf("poisson"), most, seed).filter((at) => at < seconds * 1e9)) {
      const cell = seed * seconds + Math.floor(at / 1e9);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  const error = Math.sqrt(2 / counts.length);
  assert.ok(Math.abs(meanOf(counts) / RATE - 1) < 5 / Math.sqrt(RATE * counts.length));
  assert.ok(Math.abs(varianceOf(counts) / meanOf(counts) - 1) < 5 * error);
  const chi2 = counts.reduce((sum, count) => sum + (count - RATE) ** 2 / RATE, 0);
  assert.ok(Math.abs(chi2 / counts.length - 1) < 5 * error, `${chi2}`);
});

Deno.test("arrivals over a time are the first of the same arrivals, all of them, and those around it", () => {
  const kinds = fc.constantFrom<OpenArrival["process"]>("constant", "poisson", "gamma");
  const stretches = fc.record({
    before: fc.nat(9),
    durationMs: fc.integer({ min: 1, max: 3000 }),
    after: fc.nat(9),
  });
  fc.assert(fc.property(kinds, fc.nat(), stretches, (process, seed, stretch) => {
    const arrival = openOf(process, 2);
    const over = offsetsOver(arrival, stretch, seed);
    const more = offsetsOf(arrival, over.length + 1, seed);
    assert.deepEqual(over, more.subarray(0, over.length));
    const end = (more[stretch.before] as number) + stretch.durationMs * 1e6;
    const measured = more.subarray(stretch.before, over.length - stretch.after);
    assert.ok(measured.length > 0 && measured.every((at) => at < end));
    assert.ok((more[over.length - stretch.after] as number) >= end);
  }));
});

Deno.test("another seed gives other arrivals", () => {
  const [a, b] = [1, 2].map((seed) => offsetsOf(openOf("poisson"), 10, seed));
  assert.notDeepEqual(a, b);
});

Deno.test.each([
  { arrival: openOf("constant", 1, 0), said: "the rate is 0" },
  { arrival: openOf("poisson", 1, Infinity), said: "the rate is Infinity" },
  { arrival: openOf("gamma", NaN), said: "the shape is NaN" },
])("no arrivals where $said", ({ arrival, said }) => {
  assert.throws(() => offsetsOf(arrival, 10, 1), {
    name: "RangeError",
    message: `Cannot schedule requests: ${said}, not a positive number`,
  });
});
