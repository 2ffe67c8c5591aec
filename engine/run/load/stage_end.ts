/**
 * When a stage is over: after so many requests, or after so long.
 * @module
 */

import type { StageJob } from "./job.ts";

const NS_PER_MS = 1e6;

/** How many requests of a stage are counted off, or `Infinity` where time decides. */
export function requestsOf(stage: StageJob): number {
  return stage.stop.kind === "requests"
    ? stage.warmup + stage.stop.requests + stage.cooldown
    : Infinity;
}

/** Length of the measured part where time decides, else `Infinity`. Nanoseconds. */
export function durationOf(stage: StageJob): number {
  return stage.stop.kind === "duration" ? stage.stop.durationMs * NS_PER_MS : Infinity;
}
