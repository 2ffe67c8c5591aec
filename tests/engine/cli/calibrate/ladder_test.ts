import { deepStrictEqual, strictEqual } from "node:assert";
import { spreadOf, troubleOf } from "../../../../engine/cli/calibrate/ladder.ts";
import { Tally } from "../../../../engine/stats/tally.ts";

function tallyOf(...values: readonly number[]): Tally {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  return tally;
}

const LOAD = { streams: 100, eventsPerStream: 50 };

Deno.test.each([
  { name: "all of it, exact", seen: {}, trouble: null },
  { name: "streams lost", seen: { lost: 3 }, trouble: "3 of 100 streams failed" },
  { name: "no common time", seen: { eventsPerSecond: 0 }, trouble: "server too slow" },
  {
    name: "less than was asked",
    seen: { eventsPerSecond: 3999 },
    trouble: "too few events/s",
  },
  { name: "a late client", seen: { errors: tallyOf(0.1, 1.2) }, trouble: "p99 error > 1 ms" },
])("the trouble with a load: $name", ({ seen, trouble }) => {
  const well = { errors: tallyOf(0.1, 0.2), eventsPerSecond: 4000, lost: 0 };
  strictEqual(troubleOf({ ...well, ...seen }, LOAD), trouble);
});

Deno.test("a spread is of something", () => {
  strictEqual(spreadOf(new Tally()), undefined);
  deepStrictEqual(spreadOf(tallyOf(0, 1)), { p50: 0.5, p99: 0.99, max: 1 });
});
