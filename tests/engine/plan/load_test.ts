import assert from "node:assert/strict";
import type { Arrival, Stage } from "../../../engine/plan/plan.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import type { Overrides } from "../../../engine/schema/overrides.ts";
import type { Chosen } from "../../../engine/schema/parse.ts";
import { chosenOf, DATASET, named, suiteOf } from "../schema/chosen.ts";

function stagesOf(load: unknown, said: Partial<Chosen>): readonly Stage[] {
  const suite = suiteOf(chosenOf({ models: [named("model", { load })], ...said }));
  const step = reduce(suite, "perf").tasks[0]?.steps[0];
  assert.ok(step?.kind === "load");
  return step.stages;
}

const CLOSED = { kind: "closed", concurrency: 8, rampPerSecond: 2 } as const;
const OPEN = { kind: "open", process: "constant", ratePerSecond: 5 } as const;
const CAPPED = { ...OPEN, process: "gamma", shape: 0.5, maxConcurrency: 3 } as const;

const closed = (concurrency: number, rampPerSecond: number | null = null): Arrival => ({
  kind: "closed",
  concurrency,
  rampPerSecond,
});
const open = (ratePerSecond: number, said: object = {}): Arrival => ({
  kind: "open",
  process: "poisson",
  shape: 1,
  maxConcurrency: null,
  ratePerSecond,
  ...said,
});
const gamma = { process: "gamma", shape: 0.5 };

type Row = readonly [from: object, flags: Overrides, to: Arrival];

/** What the flags make of an arrival. */
const ROWS: readonly Row[] = [
  [CLOSED, {}, closed(8, 2)],
  [CLOSED, { concurrency: 4 }, closed(4, 2)],
  [CLOSED, { requestRate: 0 }, closed(8, 2)],
  [CLOSED, { requestRate: 0, concurrency: 4 }, closed(4, 2)],
  [CLOSED, { requestRate: 9 }, open(9)],
  [CLOSED, { requestRate: 9, concurrency: 4 }, open(9, { maxConcurrency: 4 })],
  [CLOSED, { pressure: true }, closed(8, 2)],
  [CLOSED, { pressure: true, requestRate: 9 }, closed(8, 9)],
  [CLOSED, { pressure: true, requestRate: 0 }, closed(8)],
  [CLOSED, { pressure: true, concurrency: 4 }, closed(4, 2)],
  [OPEN, {}, open(5, { process: "constant" })],
  [OPEN, { concurrency: 4 }, open(5, { process: "constant", maxConcurrency: 4 })],
  [OPEN, { requestRate: 0 }, closed(1)],
  [OPEN, { requestRate: 0, concurrency: 4 }, closed(4)],
  [OPEN, { requestRate: 9 }, open(9, { process: "constant" })],
  [OPEN, { pressure: true }, closed(1, 5)],
  [OPEN, { pressure: true, concurrency: 4, requestRate: 9 }, closed(4, 9)],
  [CAPPED, {}, open(5, { ...gamma, maxConcurrency: 3 })],
  [CAPPED, { concurrency: 4 }, open(5, { ...gamma, maxConcurrency: 4 })],
  [CAPPED, { requestRate: 0 }, closed(3)],
  [CAPPED, { requestRate: 9 }, open(9, { ...gamma, maxConcurrency: 3 })],
  [CAPPED, { pressure: true }, closed(3, 5)],
];

Deno.test.each(ROWS.map(([from, flags, to]) => ({
  from,
  flags,
  to,
  what: `${JSON.stringify(from)} under ${JSON.stringify(flags)}`,
})))("$what", ({ from, flags, to }) => {
  assert.deepEqual(stagesOf({ arrival: from }, { overrides: flags })[0]?.arrival, to);
});

const requests = (requests: number): Stage["stop"] => ({ kind: "requests", requests });
const duration = (durationMs: number): Stage["stop"] => ({ kind: "duration", durationMs });

Deno.test.each<{ what: string; stage: object; flags: Overrides; stop: Stage["stop"] }>([
  { what: "all rows", stage: {}, flags: {}, stop: requests(2) },
  { what: "its own count", stage: { requests: 9 }, flags: {}, stop: requests(9) },
  { what: "--num-prompts", stage: { requests: 9 }, flags: { numPrompts: 5 }, stop: requests(5) },
  { what: "its own time", stage: { durationMs: 7 }, flags: { numPrompts: 5 }, stop: duration(7) },
  { what: "--pressure", stage: { requests: 9 }, flags: { pressure: true }, stop: duration(15_000) },
  {
    what: "--pressure-time",
    stage: { durationMs: 7 },
    flags: { pressure: true, pressureTime: 2 },
    stop: duration(2000),
  },
])("a stage ends by $what", ({ stage, flags, stop }) => {
  const [first] = stagesOf({ arrival: CLOSED, ...stage }, { overrides: flags });
  assert.deepEqual(first?.stop, stop);
});

Deno.test("--num-prompts counts for each of merged datasets", () => {
  const datasets = ["a", "b"].map((name) => named("dataset", DATASET, name));
  const overrides = { mergeDs: true, numPrompts: 5 };
  assert.deepEqual(stagesOf(undefined, { datasets, overrides })[0]?.stop, requests(10));
});

Deno.test("one request warms up the first stage; --num-warmups says another number", () => {
  const stages = {
    stages: [{ arrival: CLOSED }, { arrival: CLOSED }, { arrival: CLOSED, warmup: 3 }],
  };
  const warmups = (flags: Overrides): readonly number[] =>
    stagesOf(stages, { overrides: flags }).map(({ warmup }) => warmup);
  assert.deepEqual(warmups({}), [1, 0, 3]);
  assert.deepEqual(warmups({ numWarmups: 0 }), [0, 0, 3]);
  assert.deepEqual(warmups({ numWarmups: 6 }), [6, 0, 3]);
});

Deno.test("a load is the suite's, else the model's, else eight at once for the simulated server and one for others", () => {
  const suite = named("suite", {
    models: ["a"],
    datasets: ["b"],
    load: { arrival: { kind: "closed", concurrency: 5 } },
  });
  const arrival = (model: object, said: Partial<Chosen> = {}): Arrival | undefined => {
    const chosen = chosenOf({ models: [named("model", model)], ...said });
    const step = reduce(suiteOf(chosen), "perf").tasks[0]?.steps[0];
    return step?.kind === "load" ? step.stages[0]?.arrival : undefined;
  };
  assert.deepEqual(arrival({ load: { arrival: CLOSED } }, { suite }), closed(5));
  assert.deepEqual(arrival({ load: { arrival: CLOSED } }), closed(8, 2));
  assert.deepEqual(arrival({ sim: {} }), closed(8));
  assert.deepEqual(arrival({}), closed(1));
});
