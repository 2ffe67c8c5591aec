import assert from "node:assert/strict";
import fc from "fast-check";
import { gPassAtK, passAtK, passHatK } from "../../../engine/stats/pass_at_k.ts";

/** Binomials in whole numbers (Python's `math.comb`); (6, 2, 2) is inspect's reducer test, (4, 2, k) EvalScope's. */
Deno.test.each([
  { n: 4, correct: 2, k: 1, any: 1 / 2, all: 1 / 2 },
  { n: 4, correct: 2, k: 2, any: 5 / 6, all: 1 / 6 },
  { n: 6, correct: 2, k: 2, any: 3 / 5, all: 1 / 15 },
  { n: 6, correct: 3, k: 3, any: 0.95, all: 0.05 },
  { n: 6, correct: 2, k: 5, any: 1, all: 0 },
  { n: 200, correct: 13, k: 100, any: 0.9999194971988055, all: 0 },
  { n: 10, correct: 0, k: 5, any: 0, all: 0 },
  { n: 10, correct: 10, k: 3, any: 1, all: 1 },
  { n: 1000, correct: 500, k: 500, any: 1, all: 3.699753997814027e-300 },
  { n: 3, correct: 2, k: 4, any: NaN, all: NaN },
  { n: 3, correct: 2, k: 0, any: NaN, all: NaN },
])("$correct right of $n: one of $k $any, all of $k $all", ({ n, correct, k, any, all }) => {
  near(passAtK({ n, correct }, k), any);
  near(passHatK({ n, correct }, k), all);
});

/** scipy 1.17 `hypergeom.sf(max(ceil(k·τ), 1) − 1, n, c, k)`. */
Deno.test.each([
  { n: 16, correct: 8, k: 4, share: 0.5, expected: 0.7153846153846154 },
  { n: 16, correct: 8, k: 4, share: 0.25, expected: 0.9615384615384616 },
  { n: 16, correct: 8, k: 4, share: 1, expected: 0.038461538461538464 },
  { n: 16, correct: 8, k: 16, share: 0.75, expected: 0 },
  { n: 6, correct: 4, k: 3, share: 0.6, expected: 0.8 },
  { n: 48, correct: 30, k: 16, share: 0.5, expected: 0.9423273990377173 },
  { n: 10, correct: 3, k: 5, share: 0, expected: 0.9166666666666666 },
  { n: 3, correct: 3, k: 4, share: 0.5, expected: NaN },
])("$correct right of $n: $share of $k is $expected", ({ n, correct, k, share, expected }) => {
  near(gPassAtK({ n, correct }, k, share), expected);
});

Deno.test("a share of one is all, a share near none is any, and more tries are never worse", () => {
  const tries = fc.integer({ min: 2, max: 40 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      correct: fc.nat({ max: n }),
      k: fc.integer({ min: 1, max: n - 1 }),
    })
  );
  fc.assert(fc.property(tries, ({ n, correct, k }) => {
    near(gPassAtK({ n, correct }, k, 1), passHatK({ n, correct }, k));
    near(gPassAtK({ n, correct }, k, 1e-9), passAtK({ n, correct }, k));
    assert.ok(passAtK({ n, correct }, k + 1) >= passAtK({ n, correct }, k) - 1e-12);
    assert.ok(passHatK({ n, correct }, k + 1) <= passHatK({ n, correct }, k) + 1e-12);
  }));
});

function near(found: number, expected: number): void {
  if (Number.isNaN(expected)) assert.equal(found, NaN);
  else {assert.ok(
      Math.abs(found - expected) <= 1e-12 * Math.max(1, expected),
      `${found}, not ${expected}`,
    );}
}
