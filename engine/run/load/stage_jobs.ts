/**
 * Stages with their arrivals worked out, for the worker.
 * @module
 */

import type { LoadStep, Stop } from "../../plan/plan.ts";
import { offsetsOf, offsetsOver } from "../../stats/arrivals.ts";
import { seedOf } from "../../stats/random.ts";
import type { StageJob } from "./job.ts";

/** The stages of a step on a dataset of so many rows. Every open stage has a seed of its own. */
export function stageJobsOf({ stages, seed }: LoadStep, rows: number): readonly StageJob[] {
  return stages.map((stage, index) => {
    const stop: Stop = stage.stop.kind === "rows"
      ? { kind: "requests", requests: rows }
      : stage.stop;
    return { ...stage, stop, offsets: offsetsFor({ ...stage, stop }, seedOf(seed, index)) };
  });
}

function offsetsFor(
  stage: Omit<StageJob, "offsets">,
  seed: number,
): Float64Array<ArrayBuffer> | null {
  const { arrival, stop, warmup, cooldown } = stage;
  if (arrival.kind === "closed") return null;
  if (stop.kind === "requests") return offsetsOf(arrival, warmup + stop.requests + cooldown, seed);
  const { durationMs } = stop;
  return offsetsOver(arrival, { before: warmup, durationMs, after: cooldown }, seed);
}
