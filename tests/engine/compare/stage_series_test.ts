import assert from "node:assert/strict";
import type { Block } from "../../../engine/event/block.ts";
import { measureStage } from "../../../engine/compare/measure_stage.ts";
import { gatherStages } from "../../../engine/compare/stage_series.ts";
import { foldEvents } from "../../../engine/event/fold.ts";
import type { Distribution } from "../../../engine/event/summary.ts";
import { blockOf, FRAME, settled, streamOf, TASK } from "../event/fixtures.ts";

async function* stream(...blocks: readonly Block[]): AsyncIterable<Block> {
  for (const block of blocks) yield await Promise.resolve(block);
}

const BLOCK = blockOf([
  { ...streamOf(-200), phase: "warmup" },
  ...Array.from({ length: 240 }, (_, i) => streamOf(i * 10, { ttft: 40 + i % 37, gap: 5 + i % 7 })),
  { sent: 2400, end: 2410, outcome: "reset" as const },
  { ...streamOf(2500), stage: 1 },
]);

Deno.test("stages have the numbers that the summary of the run has", async () => {
  const summary = foldEvents(TASK, [50, 90, 99], [FRAME[0], settled(BLOCK), FRAME[3]]);
  const [first, second] = await gatherStages(stream(BLOCK));
  if (!first) throw new Error("Cannot gather: there is no stage");
  const { numbers, total, ok } = measureStage(first);
  assert.deepEqual([total, ok, second?.ok], [241, 240, 1]);
  const expected = summary.stages[0]?.metrics ?? {};
  for (const { metric, statistic, value } of numbers) {
    const known = expected[metric];
    const same = statistic === undefined ? known : (known as Distribution)[statistic as "p50"];
    assert.ok(
      Math.abs(value / Number(same) - 1) < 1e-9,
      `${metric} ${statistic}: ${value}, ${same}`,
    );
  }
  assert.deepEqual([...new Set(numbers.map(({ metric }) => metric))], [
    "ttft_ms",
    "tpot_ms",
    "e2el_ms",
    "itl_ms",
    "request_throughput_per_s",
    "output_token_throughput_per_s",
  ]);
});

Deno.test("beyond a limit every second one is kept, again and again, evenly", async () => {
  const [all, thin] = await Promise.all([
    gatherStages(stream(BLOCK)),
    gatherStages(stream(BLOCK), { requests: 100, gaps: 200 }),
  ]);
  const [whole, kept] = [all[0], thin[0]];
  if (!whole || !kept) throw new Error("Cannot gather: there is no stage");
  assert.equal(kept.requests.stride, 4);
  assert.deepEqual(kept.requests.sent, whole.requests.sent.filter((_, at) => at % 4 === 0));
  assert.deepEqual(kept.ok, whole.ok);
  const { stride, counts, values, sent } = kept.gaps;
  assert.deepEqual(sent, whole.gaps.sent.filter((_, at) => at % stride === 0));
  assert.equal(values.length, counts.reduce((sum, count) => sum + count));
  assert.ok(values.length + counts.length <= 200 && stride > 1);
});

Deno.test("a run without measured requests has no stage", async () => {
  assert.deepEqual(await gatherStages(stream(blockOf([{ ...streamOf(0), phase: "warmup" }]))), []);
});
