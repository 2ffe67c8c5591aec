import assert from "node:assert/strict";
import { newDelay } from "../../../engine/mock/delay.ts";
import type { Timing } from "../../../engine/plan/plan.ts";
import { newRandom } from "../../../engine/stats/random.ts";

const DRAWS = 40_000;

function momentsMs(timing: Timing): { readonly mean: number; readonly sd: number; min: number } {
  const delay = newDelay(timing, newRandom(3));
  const values = Array.from({ length: DRAWS }, () => delay() / 1e6);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
  return { mean, sd: Math.sqrt(variance), min: Math.min(...values) };
}

Deno.test.each<Timing & { readonly sdMs: number }>([
  { kind: "constant", ms: 20.5, sdMs: 0 },
  { kind: "normal", ms: 50, sdMs: 5 },
  { kind: "lognormal", ms: 50, sdMs: 5 },
  { kind: "lognormal", ms: 50, sdMs: 40 },
  { kind: "lognormal", ms: 0, sdMs: 0 },
])("$kind of $ms ± $sdMs ms has that mean and deviation", (timing) => {
  const { mean, sd } = momentsMs(timing);
  assert.ok(Math.abs(mean - timing.ms) <= 0.01 * timing.ms, `mean ${mean}`);
  assert.ok(Math.abs(sd - timing.sdMs) <= 0.03 * timing.sdMs, `deviation ${sd}`);
});

Deno.test("a normal delay is cut at zero, in whole nanoseconds", () => {
  assert.equal(momentsMs({ kind: "normal", ms: 1, sdMs: 10 }).min, 0);
  const delay = newDelay({ kind: "normal", ms: 1, sdMs: 0.3 }, newRandom(1));
  assert.ok(Number.isInteger(delay()));
});
