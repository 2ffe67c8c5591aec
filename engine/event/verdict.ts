/**
 * Whether the client kept up, so that the numbers are the server's: judged by lag, in one place.
 *
 * It kept up if the 99th percentile of lag is at most 10 ms, or at most 5 % of the median of what lag bends where that is
 * more: latencies from the schedule in an open loop, the concurrency that is held in a closed one. Where the kernel
 * stamps, reading late spoils nothing until a read holds several events.
 * @module
 */

import type { Tally } from "../stats/tally.ts";
import type { ClientLoad } from "./client.ts";
import type { ClientVerdict } from "./summary.ts";

const FLOOR_MS = 10;
const SHARE = 0.05;
/** Share of reads that may hold several events, though they were late: the stamp is that of the last one. */
const SHARED = 0.001;

/** What lag is held against. */
export interface Judged {
  readonly lag: Tally;
  /** The time that lag bends, in milliseconds: to the first token in an open loop, of whole requests in a closed one. */
  readonly bent: Tally;
  readonly load: ClientLoad;
}

/** The verdict on how late requests left and events were read. */
export function verdictOf({ lag, bent, load: { reads } }: Judged): ClientVerdict {
  if (lag.n === 0) {
    return { keptUp: true, text: "client not judged: no request went through at the first try" };
  }
  const allowed = bent.n > 0 ? Math.max(FLOOR_MS, SHARE * bent.percentile(50)) : FLOOR_MS;
  const late = lag.percentile(99);
  const delay = reads?.delayMs?.p99;
  if (reads && delay !== undefined && delay > FLOOR_MS && reads.shared > SHARED * reads.reads) {
    return {
      keptUp: false,
      text:
        `client late: it read events ${
          msOf(delay)
        } after they came (p99), and ${reads.shared} of ` +
        `${reads.reads} reads held several`,
    };
  }
  const read = delay === undefined
    ? ""
    : `, events read within ${msOf(delay)} (p99; in no latency)`;
  if (late <= allowed) {
    return { keptUp: true, text: `client kept up: lag p99 ${msOf(late)}${read}` };
  }
  return {
    keptUp: false,
    text: `client late: lag p99 ${msOf(late)}, more than ${msOf(allowed)}; ` +
      "a wait for a capped slot counts as lag",
  };
}

function msOf(ms: number): string {
  return `${Number(ms.toPrecision(3))} ms`;
}
