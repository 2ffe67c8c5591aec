import { deepStrictEqual } from "node:assert";
import { verdictOf } from "../../../engine/event/verdict.ts";
import { Tally } from "../../../engine/stats/tally.ts";

function tallyOf(...values: readonly number[]): Tally {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  return tally;
}

const READS = { reads: 10_000, unstamped: 0, shared: 0, delayMs: { p50: 0.01, p99: 0.2, max: 3 } };

Deno.test.each([
  {
    name: "stamped when read",
    reads: undefined,
    keptUp: true,
    text: "client kept up: lag p99 0.4 ms",
  },
  {
    name: "read soon",
    reads: READS,
    keptUp: true,
    text: "client kept up: lag p99 0.4 ms, events read within 0.2 ms (p99; in no latency)",
  },
  {
    name: "read late, one event at a time",
    reads: { ...READS, delayMs: { p50: 1, p99: 15, max: 40 } },
    keptUp: true,
    text: "client kept up: lag p99 0.4 ms, events read within 15 ms (p99; in no latency)",
  },
  {
    name: "read late, several events at a time",
    reads: { ...READS, shared: 500, delayMs: { p50: 1, p99: 15, max: 40 } },
    keptUp: false,
    text:
      "client late: it read events 15 ms after they came (p99), and 500 of 10000 reads held several",
  },
  {
    name: "several events at a time, as the server sent them",
    reads: { ...READS, shared: 500 },
    keptUp: true,
    text: "client kept up: lag p99 0.4 ms, events read within 0.2 ms (p99; in no latency)",
  },
  {
    name: "no stamps",
    reads: { reads: 10, unstamped: 10, shared: 0 },
    keptUp: true,
    text: "client kept up: lag p99 0.4 ms",
  },
])("the verdict on a client: $name", ({ reads, keptUp, text }) => {
  const load = { cpuShare: 0.1, wallMs: 1000, ...(reads ? { reads } : {}) };
  deepStrictEqual(verdictOf({ lag: tallyOf(0.4), bent: tallyOf(50), load }), { keptUp, text });
});
