import assert from "node:assert/strict";
import fc from "fast-check";
import { gammaOf } from "../../../engine/stats/gamma.ts";
import { exponentialOf, newRandom, normalOf, seedOf } from "../../../engine/stats/random.ts";
import type { Random } from "../../../engine/stats/random.ts";

const N = 100_000;

/** Mean and variance of many draws. */
function momentsOf(draw: (random: Random) => number): { mean: number; variance: number } {
  const random = newRandom(2024);
  const draws = Float64Array.from({ length: N }, () => draw(random));
  const mean = draws.reduce((sum, x) => sum + x) / N;
  return { mean, variance: draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (N - 1) };
}

Deno.test.each([
  { name: "uniform", draw: (r: Random) => r(), mean: 1 / 2, variance: 1 / 12, kurtosis: 1.8 },
  { name: "normal", draw: normalOf, mean: 0, variance: 1, kurtosis: 3 },
  { name: "exponential", draw: exponentialOf, mean: 1, variance: 1, kurtosis: 9 },
  ...[0.2, 1, 4, 50].map((shape) => ({
    name: `gamma of shape ${shape}`,
    draw: (r: Random) => gammaOf(r, shape),
    mean: shape,
    variance: shape,
    kurtosis: 3 + 6 / shape,
  })),
])("moments of $name numbers are within 5 standard errors", ({ draw, kurtosis, ...expected }) => {
  const found = momentsOf(draw);
  const meanError = Math.sqrt(expected.variance / N);
  const varianceError = expected.variance * Math.sqrt((kurtosis - 1) / N);
  assert.ok(Math.abs(found.mean - expected.mean) < 5 * meanError, `${found.mean}`);
  assert.ok(Math.abs(found.variance - expected.variance) < 5 * varianceError, `${found.variance}`);
});

Deno.test("uniform numbers fill 256 bins evenly, by chi-square", () => {
  const random = newRandom(5);
  const bins = new Float64Array(256);
  for (let i = 0; i < N; i++) {
    const bin = Math.floor(random() * 256);
    bins[bin] = (bins[bin] as number) + 1;
  }
  const expected = N / 256;
  const chi2 = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  assert.ok(chi2 > 170 && chi2 < 340, `${chi2}`); // 255 ± 4 standard deviations of 22.6
});

Deno.test("numbers lie in [0, 1), and a seed gives them again", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (seed) => {
    const [first, second] = [newRandom(seed), newRandom(seed)];
    for (let i = 0; i < 20; i++) {
      const value = first();
      assert.ok(value >= 0 && value < 1);
      assert.equal(second(), value);
    }
  }));
});

Deno.test("the numbers of seed 1 are those of an independent sfc32, written in Python", () => {
  const random = newRandom(1);
  assert.deepEqual(
    Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(16)),
    ["cfa474a8", "593ebbd5", "b4586dfc", "95919f61"],
  );
});

Deno.test("seeds of different paths differ", () => {
  const parts = [0, 1, 2, 3, 0.5, -1, 2 ** 32, 2 ** 40];
  const seeds = parts.flatMap((a) => [
    seedOf(a),
    ...parts.flatMap((b) => [seedOf(a, b), ...parts.map((c) => seedOf(a, b, c))]),
  ]);
  assert.equal(new Set(seeds).size, seeds.length);
});
