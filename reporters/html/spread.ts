/**
 * How the values of one metric are spread: counts in bins that were laid out beforehand, so memory is flat and counts exact.
 * @module
 */

import type { Distribution } from "../../engine/event/summary.ts";

/** Values in ascending bins: bin i lies between `edges[i]` and `edges[i + 1]`. */
export interface Spread {
  readonly scale: "linear" | "log";
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  readonly n: number;
}

/** Counts values into a spread. */
export interface SpreadCounter {
  /** Takes in some values that are alike; what is not finite was never measured. */
  add(value: number, times?: number): void;
  spread(): Spread;
}

const BINS = 400;
/** A largest value this many times the typical one needs a logarithmic axis to be seen with it. */
const WIDE = 12;

/** A counter for values of which count, range and centre are known. */
export function newSpreadCounter(known: Distribution): SpreadCounter {
  const { scale, from, to } = rangeOf(known);
  const [low, high] = scale === "log" ? [Math.log(from), Math.log(to)] : [from, to];
  const counts = new Float64Array(BINS);
  let n = 0;
  return {
    add(value, times = 1) {
      if (!Number.isFinite(value)) return;
      const place = ((scale === "log" ? Math.log(value) : value) - low) / (high - low);
      const bin = Math.min(BINS - 1, Math.max(0, Math.floor(place * BINS)));
      counts[bin] = (counts[bin] as number) + times;
      n += times;
    },
    spread: () => ({
      scale,
      counts,
      n,
      edges: Float64Array.from({ length: BINS + 1 }, (_, at) => {
        const place = low + (high - low) * at / BINS;
        return scale === "log" ? Math.exp(place) : place;
      }),
    }),
  };
}

/** The same spread with `factor` neighbouring bins as one; `factor` divides 400. */
export function coarser({ scale, edges, counts, n }: Spread, factor: number): Spread {
  return {
    scale,
    n,
    edges: edges.filter((_, at) => at % factor === 0),
    counts: Float64Array.from({ length: counts.length / factor }, (_, bin) => {
      const from = bin * factor;
      return counts.subarray(from, from + factor).reduce((sum, count) => sum + count, 0);
    }),
  };
}

function rangeOf(
  { min, max, mean, p50 = mean }: Distribution,
): { readonly scale: Spread["scale"]; readonly from: number; readonly to: number } {
  if (min > 0 && max > WIDE * p50) return { scale: "log", from: min, to: max };
  if (max > min) return { scale: "linear", from: Math.max(0, min), to: max };
  const room = Math.max(Math.abs(max) / 10, 0.5);
  return { scale: "linear", from: min - room, to: max + room };
}
