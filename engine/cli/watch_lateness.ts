/**
 * How late a load thread is while it works: a task every tenth of a second, and the delay of its reads since the last.
 *
 * It runs on the thread itself, by the network's own timer, so what delays events delays it too. Memory is bounded by the
 * number of levels, of which there are 90 in a decade.
 * @module
 */

import type { Lateness, LatenessLevel } from "../event/client.ts";
import { TOLERABLE_MS } from "../event/verdict.ts";
import { delayQuantile } from "../net/native/delays.ts";
import type { NativeNetwork } from "../net/native/native.ts";
import type { Network } from "../net/network.ts";
import { Tally } from "../stats/tally.ts";

const NS_PER_MS = 1e6;
const NS_PER_SECOND = 1e9;
const INTERVAL_NS = 100 * NS_PER_MS;
/** Intervals of which each is kept: those of an hour; beyond that percentiles are within 0.05 %. */
const KEPT = 36_000;

/** Watches from now until the network stops; the result tells how late it was, or nothing before the first interval. */
export function watchLateness(
  network: Network | NativeNetwork,
  inFlight: () => number,
): () => Lateness | undefined {
  const delays = new Tally(KEPT);
  const levels = new Map<number, LatenessLevel>();
  const readDelay = newReadDelay(network);
  let last = { at: network.now(), streams: 0 };
  const look = (): void => {
    const now = { at: network.now(), streams: inFlight() };
    const late = Math.max(now.at - last.at - INTERVAL_NS, readDelay());
    delays.add(late / NS_PER_MS);
    const streams = levelOf(Math.max(last.streams, now.streams));
    const seconds = (now.at - last.at) / NS_PER_SECOND;
    const level = levels.get(streams) ?? { streams, seconds: 0, lateSeconds: 0 };
    const lateSeconds = late > TOLERABLE_MS * NS_PER_MS ? seconds : 0;
    levels.set(streams, {
      streams,
      seconds: level.seconds + seconds,
      lateSeconds: level.lateSeconds + lateSeconds,
    });
    last = now;
    network.at(now.at + INTERVAL_NS, look);
  };
  network.at(last.at + INTERVAL_NS, look);
  return () =>
    delays.n === 0 ? undefined : {
      p99Ms: delays.percentile(99),
      levels: [...levels.values()].sort((a, b) => a.streams - b.streams),
    };
}

/** Tells the p99 of the delays of all reads since it was last asked, 0 where there were none. Nanoseconds. */
function newReadDelay(network: Network | NativeNetwork): () => number {
  if (!("stats" in network)) return () => 0;
  let before = network.stats().delays;
  return () => {
    const { delays } = network.stats();
    const fresh = delays.map((count, bucket) => count - (before[bucket] as number));
    before = delays;
    return delayQuantile(fresh, 0.99) || 0;
  };
}

/** A number of streams without all but its first two digits: 3,247 is of level 3,200. */
function levelOf(streams: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(streams, 1))) - 1);
  return Math.floor(streams / step) * step;
}
