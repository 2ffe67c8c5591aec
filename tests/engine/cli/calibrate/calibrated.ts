/**
 * A calibration as it might be.
 * @module
 */

import type { Calibration, Rung } from "../../../../engine/event/calibration.ts";

const RUNG: Rung = {
  streams: 1024,
  eventsPerStream: 50,
  eventsPerSecond: 51_180.4,
  errorMs: { p50: 0.0024, p99: 0.0071, max: 0.3 },
  delayMs: { p50: 0.02, p99: 4.2, max: 9 },
  cpuShare: 0.43,
  trouble: null,
};

/** Of two clients: the native one up to 4,096 streams, the portable one up to nothing. */
export const CALIBRATION: Calibration = {
  schema: 1,
  host: "bench",
  environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 2 },
  at: "2026-01-01T00:00:00.000Z",
  clients: [
    {
      client: "native",
      rungs: [
        RUNG,
        { ...RUNG, streams: 2048, eventsPerSecond: 81_000, trouble: "too few events/s" },
        { ...RUNG, streams: 4096, eventsPerStream: 10, eventsPerSecond: 40_900, cpuShare: 0.5 },
      ],
      requests: { perSecond: 61_000.2, cpuShare: 0.97 },
      lagMs: { p50: 0.028, p99: 0.61, max: 5 },
    },
    {
      client: "portable",
      rungs: [{
        streams: 64,
        eventsPerStream: 50,
        eventsPerSecond: 0,
        cpuShare: 0.6,
        trouble: "server too slow",
      }],
      requests: { perSecond: 11_000, cpuShare: 0.4 },
      lagMs: { p50: 0.9, p99: 2.5, max: 7 },
    },
  ],
};
