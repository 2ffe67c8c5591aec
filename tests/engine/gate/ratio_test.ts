import { ok, strictEqual } from "node:assert";
import type { Stat } from "../../../engine/gate/gate.ts";
import { ratioOf } from "../../../engine/gate/ratio.ts";
import type { Series } from "../../../engine/gate/ratio.ts";
import { exponentialOf, newRandom, seedOf } from "../../../engine/stats/random.ts";

/** Latencies of which neighbours share a queue. */
function seriesOf(seed: number, n: number, scale = 1): Series {
  const random = newRandom(seed);
  let queue = 1;
  const values = Float64Array.from({ length: n }, () => {
    queue = 0.5 * queue + 0.5 * exponentialOf(random);
    return scale * (2 + queue + exponentialOf(random));
  });
  return { values, inFlight: 3 };
}

const P90: Stat = { kind: "percentile", p: 90 };

Deno.test.each<{ stat: Stat; name: string; truth: number }>([
  { stat: P90, name: "p90", truth: 1.2 },
  { stat: { kind: "percentile", p: 50 }, name: "p50", truth: 1.2 },
  { stat: { kind: "mean" }, name: "mean", truth: 1.2 },
])("90 % intervals of the ratio of $name hold the truth nine times of ten", ({ stat, truth }) => {
  const runs = 200;
  const held = Array.from({ length: runs }, (_, run) => {
    const now = seriesOf(seedOf(run, 1), 300, 1.2);
    const before = seriesOf(seedOf(run, 2), 300);
    const { interval: [low, high] } = ratioOf({ now, before }, stat, 0.95);
    return low <= truth && truth <= high;
  }).filter(Boolean).length;
  ok(held >= 0.84 * runs && held <= 0.96 * runs, `${held} of ${runs}`);
});

Deno.test("the same values give a ratio of 1 inside its interval, every time alike", () => {
  const series = seriesOf(1, 100);
  const { ratio, interval } = ratioOf({ now: series, before: series }, P90, 0.9);
  strictEqual(ratio, 1);
  ok(interval[0] < 1 && interval[1] > 1);
  strictEqual(
    JSON.stringify(ratioOf({ now: series, before: series }, P90, 0.9)),
    JSON.stringify({ ratio, interval }),
  );
});
