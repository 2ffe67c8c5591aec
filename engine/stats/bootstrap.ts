/**
 * The bootstrap interval of a ratio of sums: an accuracy over repeats, a mean F1, any metric that is Σ sum ÷ Σ n.
 *
 * Whole clusters are drawn, so that repeats of one sample do not pass for independent answers. The same seed gives the
 * same interval on every machine.
 * @module
 */

import { percentile } from "./percentile.ts";
import type { Interval } from "./proportion.ts";
import { newRandom } from "./random.ts";

/** What one cluster adds: the parts of one sample over all its repeats. */
export interface ClusterSum {
  readonly sum: number;
  readonly n: number;
}

/** How an interval is drawn. */
export interface BootstrapOptions {
  readonly seed: number;
  /** Samples drawn with replacement; 2,000 where not given. */
  readonly resamples?: number;
  /** Share of the resamples inside, 0.95 where not given. */
  readonly confidence?: number;
}

/**
 * Percentiles of the metric over resamples of the clusters; `undefined` where nothing was counted.
 * Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979), percentile method.
 * It is narrower than its name by about √((C − 1) ÷ C), and one cluster has no width at all: trust it from 30 clusters on.
 */
export function bootstrapInterval(
  clusters: readonly ClusterSum[],
  options: BootstrapOptions,
): Interval | undefined {
  const counted = clusters.filter(({ n }) => n > 0);
  if (counted.length === 0) return undefined;
  const { resamples = 2000, confidence = 0.95 } = options;
  const means = resampledMeans(counted, resamples, options.seed).sort();
  const tail = (1 - confidence) / 2 * 100;
  return [percentile(means, tail), percentile(means, 100 - tail)];
}

function resampledMeans(
  clusters: readonly ClusterSum[],
  resamples: number,
  seed: number,
): Float64Array {
  const random = newRandom(seed);
  const size = clusters.length;
  const sums = Float64Array.from(clusters, ({ sum }) => sum);
  const counts = Float64Array.from(clusters, ({ n }) => n);
  const means = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw++) {
    let [sum, count] = [0, 0];
    for (let i = 0; i < size; i++) {
      const chosen = Math.floor(random() * size);
      sum += sums[chosen] as number;
      count += counts[chosen] as number;
    }
    means[draw] = sum / count;
  }
  return means;
}
