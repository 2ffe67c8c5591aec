/**
 * Latencies of measured requests that ended ok, counted in buckets: what the summary's percentiles cannot be added up to.
 *
 * Bounds are vLLM's, so that a panel can lay client and server over each other, and finer ones below, for fast servers.
 * @module
 */

import { type Block, OUTCOMES, PHASES } from "../../engine/event/block.ts";
import { REQUEST_METRICS } from "../../engine/event/metrics.ts";
import { tokenGapsOf } from "../hdf5/token_gaps.ts";

/** Counts by size. */
export interface LatencyHistogram {
  /** Name of the metric in the summary, `ttft_ms`. */
  readonly metric: LatencyMetric;
  /** Upper bounds, seconds, ascending; one more bucket has no bound. */
  readonly bounds: readonly number[];
  /** Of each bucket alone. */
  readonly counts: Float64Array;
  /** Of all values. */
  readonly sumSeconds: number;
}

/** Histograms of one stage; `null`: of the whole task. */
export interface StageHistograms {
  readonly stage: number | null;
  readonly histograms: readonly LatencyHistogram[];
}

/** While it is filled. */
type Filling = { -readonly [Key in keyof LatencyHistogram]: LatencyHistogram[Key] };
type LatencyMetric = "ttft_ms" | "itl_ms" | "e2el_ms";

const OK = OUTCOMES.indexOf("ok");
const MEASURED = PHASES.indexOf("measured");
const MS_PER_SECOND = 1e3;

// deno-fmt-ignore
const BOUNDS: Readonly<Record<LatencyMetric, readonly number[]>> = {
  ttft_ms: [
    0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560,
  ],
  itl_ms: [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20,
    40, 80,
  ],
  e2el_ms: [
    0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920,
    7680,
  ],
};

const OF_REQUEST = REQUEST_METRICS.filter(({ name }) => name === "ttft_ms" || name === "e2el_ms");

/** Counts a task's blocks: the whole task first, then its stages where there are several. */
export async function latencyHistograms(
  blocks: AsyncIterable<Block>,
): Promise<readonly StageHistograms[]> {
  const whole = newHistograms(null);
  const stages = new Map<number, StageHistograms>();
  for await (const block of blocks) {
    const gaps = tokenGapsOf(block);
    for (let row = 0; row < block.rows; row++) {
      if (block.codes.outcome[row] !== OK || block.codes.phase[row] !== MEASURED) continue;
      const index = block.counts.stage[row] as number;
      const stage = stages.get(index) ?? newHistograms(index);
      stages.set(index, stage);
      for (const { histograms } of [whole, stage]) addRow(histograms, { block, gaps, row });
    }
  }
  const sorted = [...stages.values()].sort((a, b) => (a.stage ?? 0) - (b.stage ?? 0));
  return [whole, ...(sorted.length > 1 ? sorted : [])];
}

function newHistograms(stage: number | null): StageHistograms {
  const metrics = Object.keys(BOUNDS) as LatencyMetric[];
  return {
    stage,
    histograms: metrics.map((metric) => ({
      metric,
      bounds: BOUNDS[metric],
      counts: new Float64Array(BOUNDS[metric].length + 1),
      sumSeconds: 0,
    })),
  };
}

interface Measured {
  readonly block: Block;
  readonly gaps: ReturnType<typeof tokenGapsOf>;
  readonly row: number;
}

function addRow(histograms: readonly LatencyHistogram[], { block, gaps, row }: Measured): void {
  for (const histogram of histograms) {
    const metric = OF_REQUEST.find(({ name }) => name === histogram.metric);
    if (metric) {
      observe(histogram, metric.of(block, row) / MS_PER_SECOND, 1);
      continue;
    }
    const end = gaps.offsets[row + 1] as number;
    for (let at = gaps.offsets[row] as number; at < end; at++) {
      observe(histogram, gaps.seconds[at] as number, gaps.tokens[at] as number);
    }
  }
}

function observe(histogram: Filling, seconds: number, times: number): void {
  if (!Number.isFinite(seconds)) return;
  const { bounds, counts } = histogram;
  let bucket = 0;
  while (bucket < bounds.length && seconds > (bounds[bucket] as number)) bucket++;
  (counts[bucket] as number) += times;
  histogram.sumSeconds += seconds * times;
}
