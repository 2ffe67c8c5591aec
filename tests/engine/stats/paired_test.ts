import assert from "node:assert/strict";
import { holm } from "../../../engine/stats/holm.ts";
import { pairedComparison } from "../../../engine/stats/paired.ts";
import { newRandom } from "../../../engine/stats/random.ts";

const RUNS = 2000;
const GAIN = 0.17;
const LOSS = 0.12;

/** −1, 0 or 1 for each sample, as two models would differ. */
function differencesOf(seed: number, n: number, chances: readonly [number, number]): number[] {
  const random = newRandom(seed);
  return Array.from({ length: n }, () => {
    const drawn = random();
    return drawn < chances[0] ? 1 : drawn < chances[0] + chances[1] ? -1 : 0;
  });
}

Deno.test("answers that are right or wrong are compared by McNemar's exact test", () => {
  const paired = pairedComparison([1, 0, 0, -1, 1, 1, 0, 1, 0, 0], { seed: 1 });
  assert.deepEqual({ ...paired, ci95: undefined }, {
    difference: 0.3,
    ci95: undefined,
    p: 0.375,
    test: "mcnemar",
    gained: 4,
    lost: 1,
    discordance: 0.5,
  });
});

Deno.test("no sample is no comparison", () => {
  assert.equal(pairedComparison([], { seed: 1 }), undefined);
});

/** All 2¹⁰ flips: scipy 1.17, `permutation_test((d,), sum, permutation_type="samples")`, p = 0.12109375. */
Deno.test("shares of repeats are compared by sign flips", () => {
  const differences = [0.25, 0.5, -0.25, 0.75, 0, 0.25, 1, -0.5, 0.25, 0.5];
  const { p = NaN, test } = pairedComparison(differences, { seed: 1 }) ?? {};
  assert.equal(test, "sign-flips");
  assert.ok(Math.abs(p - 0.12109375) < 4 * Math.sqrt(0.12 * 0.88 / 9999), `${p}`);
});

/**
 * With 200 samples and a discordance of 0.29. With 30 samples a difference has steps too coarse, and percentiles are narrow
 * by √(29 ÷ 30), so that no interval of this kind can keep within 1 %: the documentation says so.
 */
Deno.test("95 ± 1 % of 2,000 intervals cover the true difference", () => {
  let covered = 0;
  for (let run = 0; run < RUNS; run++) {
    const differences = differencesOf(run, 200, [GAIN, LOSS]);
    const paired = pairedComparison(differences, { seed: run, resamples: 400 });
    const [low, high] = paired?.ci95 ?? [NaN, NaN];
    if (low <= GAIN - LOSS && GAIN - LOSS <= high) covered++;
  }
  assert.ok(Math.abs(covered / RUNS - 0.95) <= 0.01, `${covered / RUNS}`);
});

Deno.test("two equal models on five datasets: a wolf is cried in at most 5 % of 2,000 comparisons", () => {
  let cries = 0;
  for (let run = 0; run < RUNS; run++) {
    const ps = [60, 120, 180, 240, 300].map((n, task) => {
      const differences = differencesOf(run * 5 + task, n, [0.1, 0.1]);
      return pairedComparison(differences, { seed: run, resamples: 1 })?.p ?? NaN;
    });
    if (holm(ps).some((p) => p < 0.05)) cries++;
  }
  assert.ok(cries > 0 && cries / RUNS <= 0.05, `${cries / RUNS}`);
});

Deno.test("nor by sign flips, over repeats", () => {
  const random = newRandom(9);
  const share = (): number => Math.round(4 * random()) / 4;
  let cries = 0;
  for (let run = 0; run < 300; run++) {
    const differences = Array.from({ length: 60 }, () => share() - share());
    if ((pairedComparison(differences, { seed: run, resamples: 1 })?.p ?? NaN) < 0.05) cries++;
  }
  assert.ok(cries > 0 && cries / 300 <= 0.05 + 3 * Math.sqrt(0.05 * 0.95 / 300), `${cries / 300}`);
});
