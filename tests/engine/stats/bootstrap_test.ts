import assert from "node:assert/strict";
import fc from "fast-check";
import { bootstrapInterval, type ClusterSum } from "../../../engine/stats/bootstrap.ts";
import { newRandom, normalOf, type Random } from "../../../engine/stats/random.ts";

const SHARES: readonly ClusterSum[] = [3, 0, 4, 1, 2, 4, 4, 0].map((sum) => ({ sum, n: 4 }));

Deno.test("one seed gives one interval, another seed another", () => {
  const first = bootstrapInterval(SHARES, { seed: 1 });
  assert.deepEqual(bootstrapInterval(SHARES, { seed: 1 }), first);
  assert.notDeepEqual(bootstrapInterval(SHARES, { seed: 2, resamples: 300 }), first);
});

Deno.test("an interval from nothing is missing; one cluster has no width", () => {
  assert.equal(bootstrapInterval([], { seed: 1 }), undefined);
  assert.equal(bootstrapInterval([{ sum: 0, n: 0 }], { seed: 1 }), undefined);
  assert.deepEqual(bootstrapInterval([{ sum: 3, n: 4 }], { seed: 1 }), [0.75, 0.75]);
});

Deno.test("the interval lies within the clusters' own means", () => {
  const cluster = fc.record({
    sum: fc.integer({ min: 0, max: 9 }),
    n: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(fc.property(fc.array(cluster, { minLength: 1, maxLength: 20 }), (clusters) => {
    const [low, high] = bootstrapInterval(clusters, { seed: 3, resamples: 50 }) ?? [NaN, NaN];
    const means = clusters.map(({ sum, n }) => sum / n);
    assert.ok(Math.min(...means) - 1e-12 <= low && low <= high);
    assert.ok(high <= Math.max(...means) + 1e-12);
  }));
});

/** The percentile interval of C clusters is √((C − 1) ÷ C) too narrow, 0.3 % of coverage at 60, and resampling adds noise. */
Deno.test("about 95 % of 2,000 runs with repeats cover the truth, as answers apart would not", () => {
  const random = newRandom(11);
  let [covered, coveredApart] = [0, 0];
  for (let run = 0; run < 2000; run++) {
    const clusters = Array.from({ length: 60 }, () => repeatsOf(random));
    if (covers(bootstrapInterval(clusters, { seed: run, resamples: 200 }))) covered++;
    if (run % 10 > 0) continue;
    const apart = clusters.flatMap(({ sum, n }) =>
      Array.from({ length: n }, (_, i) => ({ sum: i < sum ? 1 : 0, n: 1 }))
    );
    if (covers(bootstrapInterval(apart, { seed: run, resamples: 200 }))) coveredApart++;
  }
  assert.ok(Math.abs(covered / 2000 - 0.945) <= 0.015, `${covered / 2000}`);
  assert.ok(coveredApart / 200 < 0.85, `${coveredApart / 200}`);
});

/** Four repeats of a question whose difficulty is symmetric around one half. */
function repeatsOf(random: Random): ClusterSum {
  const chance = 1 / (1 + Math.exp(-2 * normalOf(random)));
  let sum = 0;
  for (let repeat = 0; repeat < 4; repeat++) if (random() < chance) sum++;
  return { sum, n: 4 };
}

function covers(interval: readonly [number, number] | undefined): boolean {
  return interval !== undefined && interval[0] <= 0.5 && 0.5 <= interval[1];
}
