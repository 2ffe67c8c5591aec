/**
 * Stages with their arrivals worked out, for the worker.
 * @module
 */

import type { LoadStep, Stage } from "../../plan/plan.ts";
import { offsetsOf } from "../../stats/arrivals.ts";
import type { OpenArrival } from "../../stats/arrivals.ts";
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
  return offsetsFilling(arrival, { warmup, cooldown, durationNs: stop.durationMs * 1e6, seed });
}

interface Filling {
  readonly warmup: number;
  readonly cooldown: number;
  readonly durationNs: number;
  readonly seed: number;
}

/** Warm-up, then all arrivals within the duration of the first measured one, then cool-down. */
function offsetsFilling(arrival: OpenArrival, filling: Filling): Float64Array<ArrayBuffer> {
  const { warmup, cooldown, durationNs, seed } = filling;
  for (let count = warmup + cooldown + 64;; count *= 2) {
    const offsets = offsetsOf(arrival, count, seed);
    const end = (offsets[warmup] as number) + durationNs;
    const past = offsets.findIndex((offset, i) => i >= warmup && offset >= end);
    if (past >= 0 && past + cooldown <= count) return offsets.slice(0, past + cooldown);
  }
}
