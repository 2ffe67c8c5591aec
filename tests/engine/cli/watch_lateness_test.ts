import { deepStrictEqual } from "node:assert";
import { watchLateness } from "../../../engine/cli/watch_lateness.ts";
import type { NativeNetwork } from "../../../engine/net/native/native.ts";
import type { Network } from "../../../engine/net/network.ts";

const MS = 1e6;

/** What happens in one interval: how late its end is seen, how many requests are then in flight. */
interface Interval {
  readonly lateMs: number;
  readonly streams: number;
}

/** A network of which only the time goes on: each task is run as late as its interval says. */
function lived(intervals: readonly Interval[], parts: Partial<NativeNetwork> = {}): unknown {
  let now = 7 * MS;
  let due: { readonly time: number; readonly task: () => void } | undefined;
  let streams = 0;
  const network = {
    now: () => now,
    at: (time: number, task: () => void) => void (due = { time, task }),
    ...parts,
  } as Network;
  const report = watchLateness(network, () => streams);
  for (const interval of intervals) {
    now = (due?.time ?? NaN) + interval.lateMs * MS;
    streams = interval.streams;
    due?.task();
  }
  const lateness = report();
  return lateness && {
    p99Ms: Number(lateness.p99Ms.toFixed(3)),
    levels: lateness.levels.map(({ streams, seconds, lateSeconds }) => [
      streams,
      ...[seconds, lateSeconds].map((value) => Number(value.toFixed(3))),
    ]),
  };
}

Deno.test("before the first interval there is nothing to tell", () => {
  deepStrictEqual(lived([]), undefined);
});

Deno.test("lateness is told by level, two digits of the most in flight", () => {
  const intervals = [
    { lateMs: 0, streams: 0 },
    { lateMs: 10, streams: 7 },
    { lateMs: 11, streams: 3247 },
    { lateMs: 0, streams: 3299 },
    { lateMs: 0, streams: 12 },
  ];
  deepStrictEqual(lived(intervals), {
    p99Ms: 10.96,
    // The last interval began with 3,299 in flight.
    levels: [[0, 0.1, 0], [7, 0.11, 0], [3200, 0.311, 0.111]],
  });
});

Deno.test("late reads make an interval late, those of earlier ones do not", () => {
  const delays = new Uint32Array(300);
  // The bucket of 16.8 to 18.9 ms: eight steps an octave, 2²⁴ ns being the first of its octave.
  const late = (24 - 3 + 1) * 8;
  let asked = 0;
  const stats = (): ReturnType<NativeNetwork["stats"]> => {
    if (asked++ === 1) delays[late] = 5;
    return { reads: 0, unstamped: 0, sharedReads: 0, retried: 0, delays: delays.slice() };
  };
  const intervals = [{ lateMs: 0, streams: 4 }, { lateMs: 0, streams: 4 }];
  deepStrictEqual(lived(intervals, { stats }), {
    p99Ms: 18.686,
    levels: [[4, 0.2, 0.1]],
  });
});
