/**
 * A histogram of durations, as Prometheus counts them.
 * @module
 */

/** Counts by size, cumulated when rendered. */
export interface Histogram {
  /** Adds a value, `times` times. */
  observe(seconds: number, times?: number): void;
  /** Its sample lines; `labels` as in `engine="0"`. */
  lines(name: string, labels: string): readonly string[];
}

/** Makes an empty histogram with these upper bounds, in seconds, ascending. */
export function newHistogram(bounds: readonly number[]): Histogram {
  const counts = new Float64Array(bounds.length + 1);
  let sum = 0;
  return {
    observe(seconds, times = 1) {
      let bucket = 0;
      while (bucket < bounds.length && seconds > (bounds[bucket] as number)) bucket++;
      counts[bucket] = (counts[bucket] as number) + times;
      sum += seconds * times;
    },
    lines(name, labels) {
      let below = 0;
      const buckets = Array.from(counts, (count, i) => {
        below += count;
        return `${name}_bucket{${labels},le="${bounds[i] ?? "+Inf"}"} ${below}`;
      });
      return [...buckets, `${name}_count{${labels}} ${below}`, `${name}_sum{${labels}} ${sum}`];
    },
  };
}
