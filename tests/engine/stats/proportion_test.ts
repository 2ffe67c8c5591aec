import assert from "node:assert/strict";
import fc from "fast-check";
import { wilson } from "../../../engine/stats/proportion.ts";
import { newRandom } from "../../../engine/stats/random.ts";

/** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3; scipy 1.17 `binomtest(…).proportion_ci`. */
Deno.test.each([
  { from: "Newcombe", correct: 81, n: 263, low: 0.2553, high: 0.3662, digits: 4 },
  { from: "Newcombe", correct: 15, n: 148, low: 0.0624, high: 0.1605, digits: 4 },
  { from: "Newcombe", correct: 0, n: 20, low: 0, high: 0.1611, digits: 4 },
  { from: "Newcombe", correct: 1, n: 29, low: 0.0061, high: 0.1718, digits: 4 },
  { from: "scipy", correct: 0, n: 1, low: 0, high: 0.7934506856227626, digits: 14 },
  { from: "scipy", correct: 10, n: 10, low: 0.7224672001371109, high: 1, digits: 14 },
  {
    from: "scipy",
    correct: 659,
    n: 1319,
    low: 0.472677901531348,
    high: 0.52656614998115,
    digits: 14,
  },
  {
    from: "scipy",
    correct: 950,
    n: 1000,
    low: 0.93468617975575,
    high: 0.96186973760725,
    digits: 14,
  },
])("$correct of $n is between $low and $high ($from)", ({ correct, n, low, high, digits }) => {
  const found = wilson(correct, n);
  assert.equal(found[0].toFixed(digits), low.toFixed(digits));
  assert.equal(found[1].toFixed(digits), high.toFixed(digits));
});

Deno.test("nothing counted says nothing", () => {
  assert.deepEqual(wilson(0, 0), [0, 1]);
});

Deno.test("the interval holds its proportion, stays in [0, 1] and mirrors", () => {
  const counts = fc.integer({ min: 1, max: 5000 }).chain((n) =>
    fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))
  );
  fc.assert(fc.property(counts, ([correct, n]) => {
    const [low, high] = wilson(correct, n);
    assert.ok(0 <= low && low <= correct / n && correct / n <= high && high <= 1);
    const [mirrorLow, mirrorHigh] = wilson(n - correct, n);
    assert.ok(Math.abs(1 - mirrorHigh - low) < 1e-12 && Math.abs(1 - mirrorLow - high) < 1e-12);
  }));
});

/** Coverage swings with n and p for any interval of a count (Brown, Cai and DasGupta 2001); over all p it is nominal. */
Deno.test.each([{ n: 20 }, { n: 250 }, { n: 1319 }])(
  "95 % of 2,000 runs of $n cover the truth",
  ({ n }) => {
    const random = newRandom(5);
    let covered = 0;
    for (let run = 0; run < 2000; run++) {
      const share = random();
      let correct = 0;
      for (let i = 0; i < n; i++) if (random() < share) correct++;
      const [low, high] = wilson(correct, n);
      if (low <= share && share <= high) covered++;
    }
    assert.ok(Math.abs(covered / 2000 - 0.95) <= 0.01, `${covered / 2000}`);
  },
);
