import assert from "node:assert/strict";
import { ReadCounts } from "../../../../engine/net/native/read_counts.ts";

const NOW = 1e12;

Deno.test.each([
  { name: "a stamp is when it came", stamp: NOW - 5e6, since: NOW - 9e6, at: NOW - 5e6, bad: 0 },
  { name: "a missing one is the time of the read", stamp: NaN, since: 0, at: NOW, bad: 1 },
  { name: "one after the read is wrong", stamp: NOW + 1e6, since: 0, at: NOW, bad: 1 },
  { name: "so is one before the request", stamp: NOW - 9e6, since: NOW - 5e6, at: NOW, bad: 1 },
  { name: "times never go back", stamp: NOW - 1001, since: NOW - 1000, at: NOW - 1000, bad: 0 },
  { name: "nor run ahead", stamp: NOW + 100, since: 0, at: NOW, bad: 0 },
])("stamps: $name", ({ stamp, since, at, bad }) => {
  const counts = new ReadCounts();
  assert.equal(counts.arrival(stamp, since, NOW), at);
  const { reads, unstamped, delays } = counts.stats();
  assert.deepEqual({ reads, unstamped }, { reads: 1, unstamped: bad });
  assert.equal(delays.reduce((sum, count) => sum + count), 1 - bad);
});

Deno.test("reads with more than one event are counted", () => {
  const counts = new ReadCounts();
  for (const events of [0, 1, 2, 9]) counts.events(events);
  assert.equal(counts.stats().sharedReads, 2);
});
