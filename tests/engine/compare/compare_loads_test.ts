import assert from "node:assert/strict";
import { compareLoads } from "../../../engine/compare/compare_loads.ts";
import type { LoadComparison, RatioRow } from "../../../engine/compare/load_comparison.ts";
import { measureStage } from "../../../engine/compare/measure_stage.ts";
import { judgeLoads } from "../../../engine/compare/verdicts.ts";
import type { LoadOptions } from "./loads.ts";
import { seriesOf, sideOf } from "./loads.ts";

const LOAD: LoadOptions = { requests: 400, concurrency: 4, memory: 0.5 };

function compared(
  first: readonly ReturnType<typeof measureStage>[],
  second: readonly ReturnType<typeof measureStage>[],
): LoadComparison {
  const sides = [sideOf("A", first), sideOf("B", second)] as const;
  const [stage] = judgeLoads([compareLoads({ dataset: "d", tasks: ["m/d", "m/d"], sides })])[0] ??
    [];
  if (!stage) throw new Error("Cannot compare: there is no stage in common");
  return stage;
}

function rowOf({ rows }: LoadComparison, metric: string, statistic?: string): RatioRow {
  const row = rows.find((row) => row.metric === metric && row.statistic === statistic);
  if (!row) throw new Error(`Cannot find ${metric}: there is no such row`);
  return row;
}

/**
 * Of requests that depend on their neighbours (a correlation of 0.5), the intervals of two runs alike. A p99 of 500 requests
 * rests on 5 values: it gets no interval.
 */
Deno.test("95 ± 1 % of 2,000 intervals cover, and two servers alike cry wolf in at most 5 %", () => {
  const runs = 2000;
  const covered: Record<string, number> = {};
  let cries = 0;
  let before = measureStage(seriesOf(0, LOAD), { resamples: 50 });
  for (let seed = 1; seed <= runs; seed++) {
    const after = measureStage(seriesOf(seed, LOAD), { resamples: 50 });
    const { rows } = compared([before], [after]);
    for (const { metric, statistic = "", ci95: [low, high] = [NaN, NaN] } of rows) {
      const name = `${metric} ${statistic}`;
      covered[name] = (covered[name] ?? 0) + (low <= 1 && 1 <= high ? 1 : 0);
    }
    if (rows.some(({ verdict }) => verdict !== "can't tell")) cries++;
    before = after;
  }
  const shares = Object.entries(covered).map(([name, count]) => [name, count / runs] as const);
  const far = shares.filter(([name, share]) =>
    name !== "e2el_ms p99" && Math.abs(share - 0.95) > 0.01
  );
  assert.equal(covered["e2el_ms p99"], 0);
  assert.deepEqual(far, []);
  assert.ok(cries > 0 && cries / runs <= 0.05, `${cries / runs}`);
});

Deno.test("a server that is a fifth slower is worse, and its rate too", () => {
  const load = { ...LOAD, requests: 1500 };
  const slow = compared(
    [measureStage(seriesOf(1, load))],
    [measureStage(seriesOf(2, { ...load, slowness: 1.2 }))],
  );
  const { ratio, verdict, ci95 = [NaN, NaN] } = rowOf(slow, "e2el_ms", "p50");
  assert.equal(verdict, "worse");
  assert.ok(ci95[0] < 1.2 && 1.2 < ci95[1] && ci95[0] < ratio && ratio < ci95[1], `${ci95}`);
  assert.equal(rowOf(slow, "request_throughput_per_s").verdict, "worse");
  const fast = compared(
    [measureStage(seriesOf(2, { ...load, slowness: 1.2 }))],
    [measureStage(seriesOf(1, load))],
  );
  assert.equal(rowOf(fast, "e2el_ms", "p50").verdict, "better");
});

Deno.test("runs of one side that differ among themselves make a side unsure", () => {
  const load = { ...LOAD, requests: 1500 };
  const runsOf = (seeds: readonly number[], slowness: readonly number[]) =>
    seeds.map((seed, at) => measureStage(seriesOf(seed, { ...load, slowness: slowness[at] ?? 1 })));
  const unsteady = compared(runsOf([1, 2, 3], [1, 1.5, 0.8]), runsOf([4, 5, 6], [1.2, 0.8, 1.6]));
  assert.equal(rowOf(unsteady, "e2el_ms", "p50").verdict, "can't tell");
  const steady = compared(runsOf([1, 2, 3], [1, 1, 1]), runsOf([4, 5, 6], [1.5, 1.5, 1.5]));
  assert.equal(rowOf(steady, "e2el_ms", "p50").verdict, "worse");
  assert.deepEqual(steady.notes, []);
});

Deno.test("what was left out, and what intervals do not know, is said", () => {
  const measures = measureStage(seriesOf(1, LOAD));
  const { notes } = compared([{ ...measures, total: 410, stride: 2 }], [measures]);
  assert.deepEqual(notes, [
    "requests of one run are not independent: intervals come from blocks of 8 neighbouring requests, and do not know how far another run would lie. Several runs a side do: --a RUN… --b RUN…",
    "requests that did not end ok are in no latency: 10 of the baseline, 0 of the side",
    "more requests, or tokens of theirs, than are resampled: as few as one request in 2 was kept, evenly",
  ]);
});

Deno.test("a stage that one side does not have is not compared", () => {
  const side = sideOf("A", [measureStage(seriesOf(1, LOAD))]);
  const sides = [side, { ...side, letter: "B", stages: [] }] as const;
  assert.deepEqual(compareLoads({ dataset: "d", tasks: ["m/d", "m/d"], sides }), []);
});
