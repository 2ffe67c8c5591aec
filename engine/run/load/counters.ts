/**
 * Counters in memory that the threads share: how a load is watched, and stopped.
 * @module
 */

/** Slots of the shared counters. Those after `stage` start anew with each stage; warm-up and cool-down count as sent only. */
export const COUNTERS = {
  /** Set to 1 by the main thread: cancel what is in flight, and end. */
  stop: 0,
  stage: 1,
  sent: 2,
  inFlight: 3,
  ok: 4,
  failed: 5,
  aborted: 6,
  /** Token-carrying events. */
  events: 7,
} as const;

/** Bytes of the shared counters. */
export const COUNTERS_BYTES: number = 4 * Object.keys(COUNTERS).length;
