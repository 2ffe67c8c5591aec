/**
 * What load threads cost, and what they know of their reads: of each by itself, and of all that shared a load.
 * @module
 */

import type { Lateness, LatenessLevel } from "../event/client.ts";
import type { ReadStats } from "../net/native/read_counts.ts";
import type { ClientCost } from "../run/load/client.ts";
import { readReportOf } from "./read_report.ts";

/** What one thread cost. */
export interface ThreadCost {
  /** CPU time over wall time, 1 = one core. */
  readonly cpuShare: number;
  /** Counts of its reads, where the kernel stamps them. */
  readonly reads?: ReadStats;
  /** How late it was, where it ran for long enough. */
  readonly lateness?: Lateness;
}

/** What threads cost together. Those that died are not among them. */
export function costOf(threads: readonly ThreadCost[]): ClientCost {
  const shares = threads.map(({ cpuShare }) => cpuShare);
  const reads = threads.flatMap(({ reads }) => reads ? [reads] : []);
  const lateness = threads.flatMap(({ lateness }) => lateness ? [lateness] : []);
  return {
    cpuShare: shares.reduce((sum, share) => sum + share, 0),
    ...(threads.length > 1 && { busiestShare: Math.max(...shares) }),
    ...(reads.length > 0 && { reads: readReportOf(reads.reduce(joinReads)) }),
    ...(lateness.length > 0 && { lateness: lateness.reduce(joinLateness) }),
  };
}

function joinReads(a: ReadStats, b: ReadStats): ReadStats {
  return {
    reads: a.reads + b.reads,
    unstamped: a.unstamped + b.unstamped,
    sharedReads: a.sharedReads + b.sharedReads,
    retried: a.retried + b.retried,
    delays: a.delays.map((count, bucket) => count + (b.delays[bucket] as number)),
  };
}

/** The threads ran at the same time: of each level the longer one counts, of the delays the greater. */
function joinLateness(a: Lateness, b: Lateness): Lateness {
  const levels = new Map<number, LatenessLevel>();
  for (const level of [...a.levels, ...b.levels]) {
    const { seconds, lateSeconds } = levels.get(level.streams) ?? { seconds: 0, lateSeconds: 0 };
    levels.set(level.streams, {
      streams: level.streams,
      seconds: Math.max(seconds, level.seconds),
      lateSeconds: Math.max(lateSeconds, level.lateSeconds),
    });
  }
  return {
    p99Ms: Math.max(a.p99Ms, b.p99Ms),
    levels: [...levels.values()].sort((a, b) => a.streams - b.streams),
  };
}
