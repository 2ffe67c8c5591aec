import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { RunningLatency } from "../../../reporters/live/running_latency.ts";
import { newRandom } from "../../../engine/stats/random.ts";
import { percentile } from "../../../engine/stats/percentile.ts";

Deno.test("nothing has no latency, and what is not finite is nothing", () => {
  const latency = new RunningLatency();
  latency.add(NaN);
  strictEqual(latency.look({ exact: true }), undefined);
});

Deno.test("many values are sorted now and then, and exactly at the end", () => {
  const random = newRandom(3);
  const latency = new RunningLatency();
  const values: number[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < 30_000; i++) {
    const value = random() * 100;
    values.push(value);
    latency.add(value);
    const look = latency.look();
    ok(look && look.n * 1.06 >= values.length);
    if (values.length > 4096) seen.add(look.n);
  }
  ok(seen.size > 30 && seen.size < 60, `${seen.size} sorts`);
  const sorted = Float64Array.from(values).sort();
  deepStrictEqual(latency.look({ exact: true }), {
    n: values.length,
    p50: percentile(sorted, 50),
    p99: percentile(sorted, 99),
  });
});
