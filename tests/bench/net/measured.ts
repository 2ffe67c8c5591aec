/**
 * What a client measured of one load, and of itself.
 * @module
 */

/** Median, 99th percentile, largest. Microseconds. */
export type Quantiles = readonly [p50: number, p99: number, max: number];

/** What a client prints, as one line of JSON. */
export interface Measured {
  readonly events: number;
  /** Events that were sent and never told; below zero: told and never sent. */
  readonly lost: number;
  readonly requests: number;
  readonly seconds: number;
  /** CPU time of the process meanwhile. */
  readonly cpuSeconds: number;
  /** Absent where the client does not count them. */
  readonly reads?: number;
  /** Reads that held more than one token. */
  readonly shared?: number;
  /** Its stamps less the server's. */
  readonly error: Quantiles;
  /** When a request left less when it should have. */
  readonly lag: Quantiles;
}

/** CPU time of an event, in microseconds. */
export function cpuPerEvent({ cpuSeconds, events }: Measured): number {
  return cpuSeconds * 1e6 / events;
}

/** Quantiles of values, which are sorted in place. */
export function quantilesOf(values: Float64Array): Quantiles {
  values.sort();
  const at = (q: number): number => values[Math.floor(q * (values.length - 1))] ?? NaN;
  return [at(0.5), at(0.99), at(1)];
}
