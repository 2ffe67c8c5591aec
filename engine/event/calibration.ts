/**
 * What the load clients can do on one machine, as `calibrate` measures and saves it.
 * @module
 */

import type { ClientInfo } from "./client.ts";
import type { Environment } from "./event.ts";

/** The calibration of one host with certain versions. */
export interface Calibration {
  /** Version of this shape. */
  readonly schema: 1;
  /** Name of the host. */
  readonly host: string;
  readonly environment: Environment;
  /** Wall time, ISO 8601. */
  readonly at: string;
  readonly clients: readonly ClientCalibration[];
}

/** What one client can do on one load thread, with the simulated server on another. */
export interface ClientCalibration {
  readonly client: ClientInfo["name"];
  /** Steady loads, in the order they were tried. */
  readonly rungs: readonly Rung[];
  /** One-token requests, 64 in flight. */
  readonly requests: {
    readonly perSecond: number;
    /** Below about 0.9 it was the server that did no more. */
    readonly cpuShare: number;
  };
  /** How late requests of an open loop at 2,000 a second left. */
  readonly lagMs: Spread;
}

/** One steady load, and how exact the stamps of its events were. */
export interface Rung {
  /** Streams at once, and events a second that each was to have. */
  readonly streams: number;
  readonly eventsPerStream: number;
  /** Events a second that came of all. */
  readonly eventsPerSecond: number;
  /** The client's stamps less the server's own; absent where no event can be held against the server's. */
  readonly errorMs?: Spread;
  /** How late the client read; it is in no stamp. Absent where a stamp is the time of the read. */
  readonly delayMs?: Spread;
  /** CPU time of the load thread over wall time, 1 = one core. */
  readonly cpuShare: number;
  /** Why the load was too much, in a phrase; `null`: it was not. */
  readonly trouble: string | null;
}

/** Percentiles and the most of many. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}
