import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { stageJobsOf } from "../../../../engine/run/load/stage_jobs.ts";
import { offsetsOf } from "../../../../engine/stats/arrivals.ts";
import { seedOf } from "../../../../engine/stats/random.ts";
import { closed } from "./loaded.ts";

const ROWS = 11;

const OPEN = fc.record({
  kind: fc.constant("open" as const),
  process: fc.constantFrom("constant" as const, "poisson" as const, "gamma" as const),
  ratePerSecond: fc.integer({ min: 1, max: 500 }),
  shape: fc.constantFrom(0.3, 1, 5),
  maxConcurrency: fc.constant(null),
});

Deno.test("a closed stage has no offsets", () => {
  deepStrictEqual(stageJobsOf({ kind: "load", stages: [closed(3, 5)], seed: 1 }, ROWS), [
    { ...closed(3, 5), offsets: null },
  ]);
});

Deno.test("a stage of all rows has as many requests", () => {
  const stage = { ...closed(3, 5), stop: { kind: "rows" as const } };
  const [job] = stageJobsOf({ kind: "load", stages: [stage], seed: 1 }, ROWS);
  deepStrictEqual(job?.stop, { kind: "requests", requests: ROWS });
});

Deno.test("offsets of a number of requests are those of its arrival, each stage with a seed of its own", () => {
  fc.assert(
    fc.property(OPEN, fc.nat(40), fc.nat(9), fc.nat(9), (arrival, requests, warmup, cooldown) => {
      const stage = closed(1, requests, { arrival, warmup, cooldown });
      const total = warmup + requests + cooldown;
      const jobs = stageJobsOf({ kind: "load", stages: [stage, stage], seed: 7 }, ROWS);
      deepStrictEqual(
        jobs.map(({ offsets }) => offsets),
        [0, 1].map((index) => offsetsOf(arrival, total, seedOf(7, index))),
      );
    }),
    { numRuns: 50 },
  );
});

Deno.test("offsets of a duration: the warm-up, all that arrive within it, the cool-down", () => {
  fc.assert(
    fc.property(
      OPEN,
      fc.integer({ min: 1, max: 3000 }),
      fc.nat(9),
      fc.nat(9),
      (arrival, durationMs, warmup, cooldown) => {
        const stop = { kind: "duration", durationMs } as const;
        const stage = closed(1, 0, { arrival, stop, warmup, cooldown });
        const [job] = stageJobsOf({ kind: "load", stages: [stage], seed: 7 }, ROWS);
        const offsets = job?.offsets ?? new Float64Array(0);
        const end = (offsets[warmup] ?? NaN) + durationMs * 1e6;
        const measured = offsets.subarray(warmup, offsets.length - cooldown);
        ok(measured.length > 0 && measured.every((offset) => offset < end));
        const more = offsetsOf(arrival, offsets.length + 1, seedOf(7, 0));
        ok((more[warmup + measured.length] ?? NaN) >= end);
        deepStrictEqual(more.subarray(0, -1), offsets);
      },
    ),
    { numRuns: 60 },
  );
});

Deno.test("the same seed gives the same offsets, another one others", () => {
  const arrival = { kind: "open", process: "poisson", ratePerSecond: 9, shape: 1 } as const;
  const stage = closed(1, 4, { arrival: { ...arrival, maxConcurrency: null } });
  const offsetsFor = (seed: number): string =>
    String(stageJobsOf({ kind: "load", stages: [stage], seed }, ROWS)[0]?.offsets);
  strictEqual(offsetsFor(3), offsetsFor(3));
  ok(offsetsFor(3) !== offsetsFor(4));
});
