import { deepStrictEqual, ok } from "node:assert";
import fc from "fast-check";
import { lengthOf } from "../../../engine/dataset/length.ts";
import type { Length } from "../../../engine/plan/plan.ts";
import { newRandom } from "../../../engine/stats/random.ts";

const DRAWS = 20_000;

function drawn(length: Length): readonly number[] {
  const random = newRandom(7);
  return Array.from({ length: DRAWS }, () => lengthOf(length, random));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sd(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Within four standard errors of what is expected: seeded, so it holds always or never. */
function near(found: number, expected: number, spread: number): void {
  ok(Math.abs(found - expected) < 4 * spread, `${found} is not near ${expected} ± ${spread}`);
}

function zipfProbabilities(alpha: number, min: number, max: number): readonly number[] {
  const weights = Array.from({ length: max - min + 1 }, (_, i) => ((min + i) / min) ** -alpha);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

Deno.test("fixed is fixed", () => {
  deepStrictEqual(new Set(drawn({ kind: "fixed", tokens: 12 })), new Set([12]));
});

Deno.test("uniform reaches both ends, and all alike", () => {
  const values = drawn({ kind: "uniform", min: 3, max: 6 });
  for (const value of [3, 4, 5, 6]) {
    const share = values.filter((other) => other === value).length / DRAWS;
    near(share, 1 / 4, Math.sqrt(3 / 16 / DRAWS));
  }
});

Deno.test.each([{ kind: "normal" }, { kind: "lognormal" }] as const)(
  "$kind has the mean and the deviation that were asked for",
  ({ kind }) => {
    const values = drawn({ kind, mean: 500, sd: 100, min: 1, max: 1_000_000 });
    near(mean(values), 500, 100 / Math.sqrt(DRAWS));
    near(sd(values), 100, 1.5);
  },
);

Deno.test.each([
  { alpha: 1, min: 1, max: 40 },
  { alpha: 1.0001, min: 1, max: 40 },
  { alpha: 1.5, min: 1, max: 40 },
  { alpha: 3, min: 10, max: 60 },
  { alpha: 10, min: 100, max: 140 },
])("zipf has the probabilities of k^-alpha: alpha $alpha from $min", ({ alpha, min, max }) => {
  const values = drawn({ kind: "zipf", alpha, min, max });
  zipfProbabilities(alpha, min, max).forEach((expected, i) => {
    const share = values.filter((value) => value === min + i).length / DRAWS;
    near(share, expected, Math.sqrt(expected * (1 - expected) / DRAWS));
  });
});

const bounds = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }))
  .map(([min, span]) => ({ min, max: min + span }));
const length: fc.Arbitrary<Length> = fc.oneof(
  bounds.map((ends): Length => ({ kind: "uniform", ...ends })),
  fc.tuple(fc.constantFrom("normal", "lognormal"), bounds, fc.integer({ min: 0, max: 9000 })).map(
    ([kind, ends, sd]): Length => ({ kind, mean: ends.min + 10, sd, ...ends }),
  ),
  fc.tuple(bounds, fc.double({ min: 1, max: 10, noNaN: true })).map(
    ([ends, alpha]): Length => ({ kind: "zipf", alpha, ...ends }),
  ),
);

Deno.test("a length is a whole number within its bounds", () => {
  fc.assert(fc.property(length, fc.integer(), (length, seed) => {
    const value = lengthOf(length, newRandom(seed));
    const { min, max } = length as Extract<Length, { readonly kind: "uniform" }>;
    ok(Number.isInteger(value) && value >= min && value <= max, `${value}`);
  }));
});
