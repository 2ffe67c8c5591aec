/**
 * What the native client knows of its reads, as the record keeps it.
 * @module
 */

import type { ReadReport } from "../event/client.ts";
import { delayQuantile } from "../net/native/delays.ts";
import type { ReadStats } from "../net/native/read_counts.ts";

const NS_PER_MS = 1e6;

/** Counts and quantiles of a finished network. */
export function readReportOf({ reads, unstamped, sharedReads, delays }: ReadStats): ReadReport {
  const counts = { reads, unstamped, shared: sharedReads };
  if (reads === unstamped) return counts;
  const [p50, p99, max] = [0.5, 0.99, 1].map((q) => delayQuantile(delays, q) / NS_PER_MS);
  return { ...counts, delayMs: { p50: p50 as number, p99: p99 as number, max: max as number } };
}
