/**
 * Whether the client kept up, so that the numbers are the server's: judged by lag, in one place.
 *
 * It kept up if the 99th percentile of lag is at most 10 ms, or at most 5 % of the median time to first token where that
 * is more: lateness of that size cannot be seen in what is reported.
 * @module
 */

import type { Tally } from "../stats/tally.ts";
import type { ClientVerdict } from "./summary.ts";

const FLOOR_MS = 10;
const TTFT_SHARE = 0.05;

/** The verdict on lags, given times to first token; both in milliseconds. */
export function verdictOf(lag: Tally, ttft: Tally): ClientVerdict {
  if (lag.n === 0) {
    return { keptUp: true, text: "client not judged: no request went through at the first try" };
  }
  const allowed = ttft.n > 0 ? Math.max(FLOOR_MS, TTFT_SHARE * ttft.percentile(50)) : FLOOR_MS;
  const late = lag.percentile(99);
  if (late <= allowed) return { keptUp: true, text: `client kept up: lag p99 ${msOf(late)}` };
  return {
    keptUp: false,
    text: `client late: lag p99 ${msOf(late)}, more than ${msOf(allowed)}; ` +
      "a wait for a capped slot counts as lag",
  };
}

function msOf(ms: number): string {
  return `${Number(ms.toPrecision(3))} ms`;
}
