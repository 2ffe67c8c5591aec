import { deepStrictEqual } from "node:assert";
import { costOf } from "../../../engine/cli/thread_cost.ts";
import type { ThreadCost } from "../../../engine/cli/thread_cost.ts";
import { ReadCounts } from "../../../engine/net/native/read_counts.ts";

function readsOf(...delays: readonly number[]): ThreadCost["reads"] {
  const counts = new ReadCounts();
  for (const delay of delays) counts.arrival(1e9, 0, 1e9 + delay);
  counts.events(2);
  return counts.stats();
}

Deno.test("threads cost what they cost together, and the busiest one is named", () => {
  deepStrictEqual(costOf([{ cpuShare: 0.25 }, { cpuShare: 0.75 }, { cpuShare: 0.5 }]), {
    cpuShare: 1.5,
    busiestShare: 0.75,
  });
  deepStrictEqual(costOf([{ cpuShare: 0.25 }]), { cpuShare: 0.25 });
});

Deno.test("reads of all threads are one distribution", () => {
  const apart = [readsOf(10, 2000, 30), readsOf(500_000)].flatMap((reads) => reads ?? []);
  const { reads } = costOf(apart.map((reads) => ({ cpuShare: 0, reads })));
  const together = readsOf(10, 2000, 30, 500_000);
  deepStrictEqual(reads, {
    ...costOf(together ? [{ cpuShare: 0, reads: together }] : []).reads,
    shared: 2,
  });
});

Deno.test("threads that were late at the same time were late once", () => {
  const level = (streams: number, seconds: number, lateSeconds: number) => ({
    streams,
    seconds,
    lateSeconds,
  });
  const { lateness } = costOf([
    { cpuShare: 0, lateness: { p99Ms: 3, levels: [level(8, 4, 1), level(16, 2, 0)] } },
    { cpuShare: 0, lateness: { p99Ms: 12, levels: [level(4, 1, 0), level(8, 3, 2)] } },
  ]);
  deepStrictEqual(lateness, {
    p99Ms: 12,
    levels: [level(4, 1, 0), level(8, 4, 2), level(16, 2, 0)],
  });
});
