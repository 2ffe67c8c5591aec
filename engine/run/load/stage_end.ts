/**
 * When a stage is over: after so many requests, or after so long.
 * @module
 */

import type { StageJob } from "./job.ts";

const NS_PER_MS = 1e6;

/** Requests to be measured, or `Infinity` where time decides. An open stage has all its arrivals before it starts. */
export function measuredOf({ offsets, warmup, cooldown, stop }: StageJob): number {
  if (offsets) return offsets.length - warmup - cooldown;
  return stop.kind === "requests" ? stop.requests : Infinity;
}

/** Length of the measured part where time decides, else `Infinity`. Nanoseconds. */
export function durationOf({ stop }: StageJob): number {
  return stop.kind === "duration" ? stop.durationMs * NS_PER_MS : Infinity;
}
