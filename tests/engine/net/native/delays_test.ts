import assert from "node:assert/strict";
import fc from "fast-check";
import { delayBound, delayQuantile, Delays } from "../../../../engine/net/native/delays.ts";

Deno.test("a delay is counted between the bounds of its bucket, which are an eighth apart", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (ns) => {
    const delays = new Delays();
    delays.add(ns);
    const counts = delays.counts();
    const bucket = counts.indexOf(1);
    const [low, high] = [delayBound(bucket), delayBound(bucket + 1)];
    assert.ok(low <= ns && ns < high, `${low} <= ${ns} < ${high}`);
    assert.ok(high - low <= Math.max(1, low / 8));
    assert.equal(counts.reduce((sum, count) => sum + count), 1);
  }));
});

Deno.test("bounds rise", () => {
  const bounds = Array.from({ length: new Delays().counts().length + 1 }, (_, i) => delayBound(i));
  assert.deepEqual(bounds, bounds.toSorted((a, b) => a - b));
  assert.equal(new Set(bounds).size, bounds.length);
});

Deno.test("delays beyond the last bucket and below zero have one too", () => {
  const delays = new Delays();
  delays.add(1e12);
  delays.add(-1);
  const counts = delays.counts();
  assert.deepEqual([counts[0], counts.at(-1)], [1, 1]);
});

Deno.test("a quantile bounds its share of the delays from above, by an eighth at most", () => {
  fc.assert(fc.property(
    fc.array(fc.integer({ min: 8, max: 1e9 }), { minLength: 1 }),
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    (values, q) => {
      const delays = new Delays();
      for (const ns of values) delays.add(ns);
      const rank = Math.max(1, Math.ceil(q * values.length));
      const exact = values.toSorted((a, b) => a - b)[rank - 1] as number;
      const found = delayQuantile(delays.counts(), q);
      assert.ok(found > exact && found <= exact * 1.125 + 1, `${found} for ${exact}`);
    },
  ));
  assert.equal(delayQuantile(new Delays().counts(), 0.5), NaN);
});
