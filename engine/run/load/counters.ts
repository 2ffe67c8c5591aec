/**
 * Counters in memory that the threads share: how a load is watched, and stopped.
 * @module
 */

/** Slots of the shared counters. Those after `stage` start anew with each stage; warm-up and cool-down count as sent only. */
export const COUNTERS = {
  /** One of {@linkcode STOP}. */
  stop: 0,
  stage: 1,
  sent: 2,
  inFlight: 3,
  ok: 4,
  failed: 5,
  aborted: 6,
  /** Token-carrying events. */
  events: 7,
  /** Requests that ended in any way, those of warm-up and cool-down too. */
  settled: 8,
} as const;

/** What the first slot says: go on, or cancel what is in flight and end. The first who has a reason sets it. */
export const STOP = { no: 0, interrupted: 1, unreachable: 2 } as const;

/** Bytes of the shared counters. */
export const COUNTERS_BYTES: number = 4 * Object.keys(COUNTERS).length;
