/**
 * What happened over time, in bins that a chart can show: levels (requests in flight) and rates (tokens a second).
 *
 * Each value is taken in once and in any order; memory depends on the number of bins alone.
 * @module
 */

import type { Window } from "./concurrency.ts";

const NS_PER_SECOND = 1e9;

/** Bins of one width. Nanoseconds. */
export interface Axis {
  readonly from: number;
  readonly width: number;
  readonly bins: number;
}

/** Takes in what happened, and gives one value for each bin. Times in nanoseconds. */
export interface Series {
  /** Levels: adds 1 from `at` to `what`. Rates: adds the amount `what` at an instant. Outside the axis nothing counts. */
  add(at: number, what: number): void;
  values(): Float64Array<ArrayBuffer>;
}

/** At most `limit` bins that cover a window, as wide as 1, 2 or 5 times a power of ten and at least a microsecond. */
export function axisOf(window: Window, limit: number = 500): Axis {
  const { from } = window;
  const span = window.to - from;
  const widths = [1, 2, 5].map((step) => {
    const power = Math.ceil(Math.log10(Math.max(span, 1) / limit / step));
    return step * 10 ** Math.max(power, 3);
  });
  const width = Math.min(...widths);
  return { from, width, bins: Math.min(Math.max(Math.ceil(span / width), 1), limit) };
}

/** The mean level in each bin, of a step function made of intervals; 0 to start with. */
export function newLevels(axis: Axis): Series {
  const shares = new Float64Array(axis.bins);
  const steps = new Float64Array(axis.bins + 1);
  const place = (at: number): number =>
    Math.min(Math.max((at - axis.from) / axis.width, 0), axis.bins);
  // From `at` on the level changes by `amount`: in full from the next bin on, in part in its own.
  const step = (at: number, amount: number): void => {
    const bin = Math.floor(at);
    if (bin === axis.bins) return;
    shares[bin] = (shares[bin] as number) + amount * (bin + 1 - at);
    steps[bin + 1] = (steps[bin + 1] as number) + amount;
  };
  return {
    add(from, to) {
      if (!(from < to)) return;
      step(place(from), 1);
      step(place(to), -1);
    },
    values() {
      let level = 0;
      return shares.map((share, bin) => share + (level += steps[bin] as number));
    },
  };
}

/** How much came a second in each bin; 0 to start with. */
export function newRates(axis: Axis): Series {
  const amounts = new Float64Array(axis.bins);
  return {
    add(at, amount) {
      const bin = Math.floor((at - axis.from) / axis.width);
      if (bin >= 0 && bin < axis.bins) amounts[bin] = (amounts[bin] as number) + amount;
    },
    values: () => amounts.map((amount) => amount * NS_PER_SECOND / axis.width),
  };
}
