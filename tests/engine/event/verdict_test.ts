import { deepStrictEqual, strictEqual } from "node:assert";
import type { Lateness } from "../../../engine/event/client.ts";
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
    text: "client late: p99 delay 15 ms; 500 of 10000 reads held several events",
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
  const judged = { lag: tallyOf(0.4), bent: tallyOf(50), load };
  deepStrictEqual(verdictOf(judged), { keptUp, text });
});

/** Levels of streams: seconds, and those of them that were late. */
function latenessOf(p99Ms: number, ...levels: readonly [number, number, number][]): Lateness {
  return {
    p99Ms,
    levels: levels.map(([streams, seconds, lateSeconds]) => ({ streams, seconds, lateSeconds })),
  };
}

const RAMP = latenessOf(12, [100, 5, 0], [1000, 5, 0.1], [3200, 4, 3], [6400, 1, 1]);

Deno.test.each([
  {
    name: "prompt",
    lateness: latenessOf(1.23, [64, 10, 0]),
    text: "client kept up: lag p99 0.4 ms, events read within about 1.23 ms (p99)",
  },
  {
    name: "late from a level on",
    lateness: RAMP,
    text: "client late: p99 delay 12 ms over 4.1 s, numbers above 3,200 streams are the client's",
  },
  {
    name: "late for long from a level on, in time for long before",
    lateness: latenessOf(30, [1, 0.6, 0], [360, 1, 0], [550, 1, 0.8], [570, 0.1, 0], [900, 5, 4]),
    text: "client late: p99 delay 30 ms over 4.8 s, numbers above 550 streams are the client's",
  },
  {
    name: "late at the only level",
    lateness: latenessOf(30, [1000, 10, 8]),
    text: "client late: p99 delay 30 ms over 8 s, numbers are the client's",
  },
  {
    name: "late now and then, whatever the level",
    lateness: latenessOf(30, [100, 10, 1], [1000, 10, 1]),
    text: "client late: p99 delay 30 ms over 2 s",
  },
  {
    name: "late in sending",
    lateness: RAMP,
    lag: 60,
    reads: READS,
    text:
      "client late: lag p99 60 ms, more than 10 ms; the load thread was late over 4.1 s, numbers above 3,200 streams are the client's",
  },
  {
    name: "late in sending, though the thread was not",
    lateness: latenessOf(1, [100, 10, 0]),
    lag: 60,
    text: "client late: lag p99 60 ms, more than 10 ms; a wait for a capped slot counts as lag",
  },
  {
    name: "late in reading, where the kernel stamps",
    lateness: RAMP,
    reads: READS,
    text: "client kept up: lag p99 0.4 ms, events read within 0.2 ms (p99; in no latency)",
  },
])("the verdict on a thread: $name", ({ lateness, lag = 0.4, reads, text }) => {
  const load = { cpuShare: 0.1, wallMs: 1000, lateness, ...(reads ? { reads } : {}) };
  const keptUp = text.startsWith("client kept up");
  const judged = { lag: tallyOf(lag), bent: tallyOf(50), load };
  deepStrictEqual(verdictOf(judged), { keptUp, text });
});

Deno.test.each([
  { load: { cpuShare: 0.97, wallMs: 1000 }, keptUp: false },
  { load: { cpuShare: 0.97, wallMs: 100 }, keptUp: true },
  { load: { cpuShare: 1.2, busiestShare: 0.6, wallMs: 1000 }, keptUp: true },
  { load: { cpuShare: 1.2, busiestShare: 0.97, wallMs: 1000 }, keptUp: false },
  { load: { cpuShare: null, wallMs: 1000 }, keptUp: true },
])("a load thread without a pause: $load", ({ load, keptUp }) => {
  const judged = { lag: tallyOf(0), bent: tallyOf(50) };
  const { text } = verdictOf({ ...judged, load: { ...load, reads: READS } });
  const complaint = "client late: load thread busy 97 % of the time, rates may be the client's";
  strictEqual(text === complaint, !keptUp, text);
  strictEqual(verdictOf({ ...judged, load }).keptUp, true, "the portable client is busy waiting");
});
