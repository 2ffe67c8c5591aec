/**
 * How many times as large a statistic of one run's latencies is as the same of another's, with an interval.
 *
 * Errors come from drawing blocks of neighbours, since requests that share a queue are not independent, as in `compare`.
 * @module
 */

import type { Interval } from "../stats/proportion.ts";
import { blockLengthOf, drawBlocks } from "../stats/ratio_blocks.ts";
import { ownedOf, ownedPercentiles } from "../stats/ratio_percentiles.ts";
import { studentQuantile } from "../stats/student.ts";
import type { Stat } from "./gate.ts";

/** The latencies of a run. */
export interface Series {
  /** One for each request, in the order they were sent; positive. */
  readonly values: Float64Array;
  /** Requests with the server at once. */
  readonly inFlight: number;
}

/** The ratio of a statistic, and the ends of an interval of it. */
export interface Ratio {
  readonly ratio: number;
  readonly interval: Interval;
}

/** Enough for a standard error within 4 %. */
const RESAMPLES = 400;
const SEED = 1;

/**
 * The ratio `now` ÷ `before`, with ends that the truth lies beyond with chance 1 − `confidence` each.
 * Source: B. L. Welch, Biometrika 34 (1947), with Satterthwaite's degrees of freedom, on logarithms.
 */
export function ratioOf(
  { now, before }: { readonly now: Series; readonly before: Series },
  stat: Stat,
  confidence: number,
): Ratio {
  const sides = [estimateOf(now, stat), estimateOf(before, stat)] as const;
  const ratio = sides[0].value / sides[1].value;
  const variance = sides[0].variance + sides[1].variance;
  if (variance === 0) return { ratio, interval: [ratio, ratio] };
  const freedom = variance ** 2 /
    sides.reduce((sum, side) => sum + side.variance ** 2 / side.freedom, 0);
  const times = Math.exp(studentQuantile(confidence, freedom) * Math.sqrt(variance));
  return { ratio, interval: [ratio / times, ratio * times] };
}

interface Estimate {
  readonly value: number;
  /** Of its logarithm. */
  readonly variance: number;
  readonly freedom: number;
}

/** A statistic of requests of which number i was drawn `times[i]` times. */
type Drawn = (times: Uint32Array) => number;

/**
 * Blocks of L miss a share of the variance that falls as 1 ÷ L, so twice that of L less that of L ÷ 2 misses none of it.
 * Source: D. N. Politis and J. P. Romano, "Bias-corrected nonparametric spectral estimation" (1995).
 */
function estimateOf({ values, inFlight }: Series, stat: Stat): Estimate {
  const n = values.length;
  const drawn = stat.kind === "percentile" ? drawnPercentile(values, stat.p) : drawnMean(values);
  const length = blockLengthOf(n, inFlight);
  const whole = varianceOf(n, length, drawn);
  const half = varianceOf(n, Math.ceil(length / 2), drawn);
  return {
    value: drawn(new Uint32Array(n).fill(1)),
    variance: Math.max(whole, 2 * whole - half),
    freedom: Math.max(1, Math.floor(n / length) - 1),
  };
}

function varianceOf(n: number, length: number, drawn: Drawn): number {
  const logs = new Float64Array(RESAMPLES);
  drawBlocks(n, { length, seed: SEED, resamples: RESAMPLES }, (times, at) => {
    logs[at] = Math.log(drawn(times));
  });
  const mean = logs.reduce((sum, log) => sum + log, 0) / RESAMPLES;
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (RESAMPLES - 1);
}

function drawnPercentile(values: Float64Array, p: number): Drawn {
  const n = values.length;
  const owners = Uint32Array.from(values.keys());
  const owned = ownedOf(n, { values, owners, copies: new Uint32Array(n).fill(1) });
  return (times) => ownedPercentiles(owned, times, [p])[0] ?? NaN;
}

function drawnMean(values: Float64Array): Drawn {
  return (times) => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < times.length; i++) {
      sum += (times[i] as number) * (values[i] as number);
      count += times[i] as number;
    }
    return sum / count;
  };
}
