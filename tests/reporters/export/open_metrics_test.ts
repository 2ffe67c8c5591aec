import assert from "node:assert/strict";
import type { Distribution, Summary, TaskSummary } from "../../../engine/event/summary.ts";
import { openMetricsPieces } from "../../../reporters/export/open_metrics.ts";
import type { Recorded } from "../../../reporters/reporter.ts";
import { CASES, HOSTILE, STAGES, USUAL } from "../cases.ts";
import { heldSummary } from "../held.ts";
import { recordedOf } from "../recorded.ts";
import { type Exposed, readOpenMetrics } from "./read_open_metrics.ts";
import { textOf } from "./read_back.ts";

const STAGED = recordedOf(STAGES);

function textFor({ summary, task, blocks }: Recorded): Promise<string> {
  const whole: Summary = { schema: 1, plan: "p", tasks: [summary], groups: [] };
  return textOf(
    openMetricsPieces(whole, [{ model: task.model.folder, dataset: task.dataset.file, blocks }]),
  );
}

function valueOf(
  families: readonly Exposed[],
  series: string,
  labels: Readonly<Record<string, string>>,
): number | undefined {
  const samples = families.flatMap(({ samples }) => samples);
  return samples.find((sample) =>
    sample.series === series &&
    Object.entries(labels).every(([name, text]) => sample.labels[name] === text)
  )?.value;
}

Deno.test.each(Object.keys(CASES))("openmetrics: valid text, %s", async (name) => {
  readOpenMetrics(await textFor(CASES[name] ?? STAGED));
});

Deno.test("openmetrics: the numbers of a load in base units", async (t) => {
  await t.assertSnapshot(await textFor(STAGED));
});

Deno.test("openmetrics: of scored answers and thresholds, names may be hostile", async () => {
  const text = await textOf(openMetricsPieces(heldSummary(), []));
  const families = readOpenMetrics(text);
  for (const sign of ["\x1b", "\u202e", "\0"]) assert.ok(!text.includes(sign));
  const kept = families.find(({ name }) => name === "assay_threshold_kept");
  assert.deepEqual(kept?.samples.map(({ value }) => value), [1, 0, 0, 0]);
  assert.equal(valueOf(families, "assay_accuracy_ratio", { model: "m" }), 0.5);
});

Deno.test("openmetrics: labels are read back as they were", async () => {
  const served = 'a "b" \\ c\\n';
  const families = readOpenMetrics(await textFor(recordedOf(USUAL, { served })));
  assert.ok(families[0]?.samples.every(({ labels }) => labels["served"] === served));
  readOpenMetrics(await textFor(recordedOf(USUAL, { served: HOSTILE })));
});

Deno.test.each(["all", "0", "1"])(
  "openmetrics: histograms count what the summary does, stage %s",
  async (stage) => {
    const families = readOpenMetrics(await textFor(STAGED));
    const { metrics } = stage === "all"
      ? STAGED.summary
      : STAGED.summary.stages[Number(stage)] as TaskSummary["stages"][number];
    for (const metric of ["ttft", "itl", "e2el"]) {
      const { n, mean, min } = metrics[`${metric}_ms`] as Distribution;
      const family = `assay_${metric}_seconds`;
      assert.equal(valueOf(families, `${family}_count`, { stage }), n);
      assert.ok(
        Math.abs((valueOf(families, `${family}_sum`, { stage }) ?? 0) - n * mean / 1e3) < 1e-9,
      );
      assert.equal(valueOf(families, `${family}_bucket`, { stage, le: "+Inf" }), n);
      const below = families.find(({ name }) => name === family)?.samples.filter((
        { labels, value },
      ) => labels["stage"] === stage && value === 0 && "le" in labels);
      assert.ok(below?.length && below.every(({ labels }) => Number(labels["le"]) < min / 1e3));
      assert.equal(
        valueOf(families, `assay_${metric}_quantiles_seconds`, { stage, quantile: "0.0" }),
        min * 1e-3,
      );
    }
  },
);
