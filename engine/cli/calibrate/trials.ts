/**
 * The loads that a calibration tries: what the simulated server does, and what the client sends.
 * @module
 */

import type { Arrival, SimProfile, Stop } from "../../plan/plan.ts";
import type { StageJob } from "../../run/load/job.ts";
import { offsetsOf } from "../../stats/arrivals.ts";

/** One load on one server. */
export interface Trial {
  readonly profile: SimProfile;
  readonly stage: StageJob;
  /** Tokens of each answer. */
  readonly tokens: number;
  /** Different requests; the server knows each by its number if there are as many as are sent. */
  readonly rows: number;
}

/** A number of streams at once. */
export interface Steady {
  readonly streams: number;
  readonly eventsPerStream: number;
  /** How long all of them are there. */
  readonly holdMs: number;
}

/** Streams that begin in a millisecond, and the shortest time over which they do. */
const BEGINNING = 8;
const LEAST_RAMP_MS = 100;
const IN_FLIGHT = 64;
const RATE = 2000;
const WARMUP = 200;
const PROFILE: Omit<SimProfile, "ttft" | "gap"> = {
  roleChunk: false,
  reasoningTokens: 0,
  tokensPerEvent: 1,
  batch: null,
  prefillTokensPerSecond: null,
  seed: 1,
  replay: null,
  faults: [],
};

/** Streams of one event after the other, each of which stays while the others begin. */
export function steadyTrial({ streams, eventsPerStream, holdMs }: Steady): Trial {
  const gapMs = 1000 / eventsPerStream;
  const rampMs = Math.max(LEAST_RAMP_MS, streams / BEGINNING);
  return {
    profile: profileOf(gapMs, gapMs),
    stage: stageOf(
      { kind: "closed", concurrency: streams, rampPerSecond: streams * 1000 / rampMs },
      { kind: "requests", requests: streams },
    ),
    tokens: Math.ceil((rampMs + holdMs) / gapMs) + 1,
    rows: streams,
  };
}

/** One-token requests, the next as soon as one is answered. */
export function busyTrial(holdMs: number): Trial {
  return {
    profile: profileOf(0, 0),
    stage: stageOf(
      { kind: "closed", concurrency: IN_FLIGHT, rampPerSecond: null },
      { kind: "duration", durationMs: holdMs },
      WARMUP,
    ),
    tokens: 1,
    rows: IN_FLIGHT,
  };
}

/** One-token requests at even times. */
export function timedTrial(holdMs: number): Trial {
  return {
    profile: profileOf(0, 0),
    stage: stageOf(
      { kind: "open", process: "constant", ratePerSecond: RATE, shape: 1, maxConcurrency: null },
      { kind: "requests", requests: Math.ceil(RATE * holdMs / 1000) },
      WARMUP,
    ),
    tokens: 1,
    rows: IN_FLIGHT,
  };
}

function profileOf(ttftMs: number, gapMs: number): SimProfile {
  return {
    ...PROFILE,
    ttft: { kind: "constant", ms: ttftMs },
    gap: { kind: "constant", ms: gapMs },
  };
}

function stageOf(arrival: Arrival, stop: Stop, warmup: number = 0): StageJob {
  const offsets = arrival.kind === "open" && stop.kind === "requests"
    ? offsetsOf(arrival, warmup + stop.requests, 1)
    : null;
  return { arrival, stop, warmup, cooldown: 0, offsets };
}
