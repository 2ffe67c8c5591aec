import { deepStrictEqual, strictEqual } from "node:assert";
import type { Metric, StageSummary } from "../../../engine/event/summary.ts";
import { LoadFold } from "../../../reporters/live/load_fold.ts";
import type { LoadSoFar } from "../../../reporters/live/load_fold.ts";
import type { LoadMetrics } from "../../../reporters/live/progress.ts";
import type { Recorded } from "../../../reporters/reporter.ts";
import { recording } from "../../browser/recording.ts";
import { CASES } from "../cases.ts";

const RECORDINGS: Readonly<Record<string, Recorded>> = {
  ...CASES,
  "a thousand": recording({ requests: 1000, concurrency: 16, failing: 0.1 }),
};

/** What the report has of the numbers that are shown live. */
function reported({ requests, metrics }: Pick<StageSummary, "requests" | "metrics">): {
  readonly counts: readonly number[];
  readonly metrics: LoadMetrics;
} {
  const shown = (metric: Metric | undefined): unknown =>
    metric !== undefined && typeof metric !== "number"
      ? { n: metric.n, p50: metric["p50"], p99: metric["p99"] }
      : metric;
  const names = [
    "request_throughput_per_s",
    "output_token_throughput_per_s",
    "ttft_ms",
    "e2el_ms",
    "lag_ms",
  ];
  const entries = names.map((name) => [name, shown(metrics[name])] as const);
  return {
    counts: [requests.ok, requests.failed, requests.aborted],
    metrics: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
  };
}

function live({ ok, failed, aborted, metrics }: LoadSoFar): ReturnType<typeof reported> {
  return { counts: [ok, failed, aborted], metrics };
}

Deno.test.each(Object.keys(RECORDINGS))(
  "live numbers are those of the report: %s",
  async (name) => {
    const recorded = RECORDINGS[name];
    if (!recorded) throw new Error(`Cannot fold ${name}: there is no such recording`);
    const fold = new LoadFold();
    for await (const block of recorded.blocks()) fold.add(block);
    const { summary } = recorded;
    deepStrictEqual(live(fold.total()), reported(summary));
    const last = summary.stages.at(-1);
    if (last) deepStrictEqual(live(fold.stage(last.stage)), reported(last));
    const counted = Object.values(fold.total().failedByKind).reduce((sum, n) => sum + n, 0);
    strictEqual(counted, summary.requests.failed);
  },
);

Deno.test("a stage that has not settled anything has no numbers, and makes those before it go", async () => {
  const fold = new LoadFold();
  for await (const block of RECORDINGS["several stages"]?.blocks() ?? []) fold.add(block);
  deepStrictEqual(live(fold.stage(2)), { counts: [0, 0, 0], metrics: {} });
  deepStrictEqual(live(fold.stage(1)), { counts: [0, 0, 0], metrics: {} });
  strictEqual(fold.total().ok, 3);
});
