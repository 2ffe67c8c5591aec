/**
 * Stages with their arrivals worked out, for the worker.
 * @module
 */

import type { LoadStep, Stage } from "../../plan/plan.ts";
import { offsetsOf, offsetsOver } from "../../stats/arrivals.ts";
import { seedOf } from "../../stats/random.ts";
import type { StageJob } from "./job.ts";

/** The stages of a step. Every open stage has a seed of its own. */
export function stageJobsOf({ stages, seed }: LoadStep): readonly StageJob[] {
  return stages.map((stage, index) => ({
    ...stage,
    offsets: offsetsFor(stage, seedOf(seed, index)),
  }));
}

function offsetsFor(stage: Stage, seed: number): Float64Array<ArrayBuffer> | null {
  const { arrival, stop, warmup, cooldown } = stage;
  if (arrival.kind === "closed") return null;
  if (stop.kind === "requests") return offsetsOf(arrival, warmup + stop.requests + cooldown, seed);
  const { durationMs } = stop;
  return offsetsOver(arrival, { before: warmup, durationMs, after: cooldown }, seed);
}
