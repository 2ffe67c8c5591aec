/**
 * A course: what something was over time, in bins.
 * @module
 */

import type { Axis } from "../../engine/stats/timeline.ts";

/** Values in bins of one width, the first of which starts at `from`. Seconds. */
export interface Course {
  readonly from: number;
  readonly width: number;
  readonly values: ArrayLike<number>;
}

const NS_PER_S = 1e9;

/** An instant as one that an axis has a bin for: the very last lies in the last bin. Nanoseconds. */
export function inside(at: number, { from, width, bins }: Axis): number {
  const end = from + width * bins;
  return at >= end ? end - width / 2 : at;
}

/** Values of an axis's bins as a course. */
export function courseOf({ from, width }: Axis, values: ArrayLike<number>): Course {
  return { from: from / NS_PER_S, width: width / NS_PER_S, values };
}
