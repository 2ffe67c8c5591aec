/**
 * What changed over time: requests in flight, requests a second, time to first token.
 * @module
 */

import type { Window } from "../../engine/stats/concurrency.ts";
import { percentile } from "../../engine/stats/percentile.ts";
import { axisOf, newLevels, newRates } from "../../engine/stats/timeline.ts";
import type { Course } from "./course.ts";
import { courseOf, inside } from "./course.ts";
import type { Flight } from "./requests.ts";

/** The middle of values in each bin and what lies around it; `NaN` where there is no value. */
export interface Band extends Course {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** Most bins: more where values are levels, fewer where they are counts of few things. */
const LIMITS = { inFlight: 400, requests: 80, band: 60 };
/** Fewest bins, and requests that make one more. */
const FEW = { bins: 10, requests: 6 };

/** Requests in flight, as a mean over each bin. */
export function inFlightOf({ startNs, endNs }: Flight, window: Window): Course {
  const axis = axisOf(window, LIMITS.inFlight);
  const levels = newLevels(axis);
  startNs.forEach((start, at) => levels.add(start, endNs[at] as number));
  return courseOf(axis, levels.values());
}

/** Requests that ended each second, among those that a condition on their outcome holds for. */
export function endedOf(
  { endNs, columns }: Flight,
  window: Window,
  counts: (outcome: number) => boolean,
): Course {
  const axis = axisOf(window, limitFor(endNs.length, LIMITS.requests));
  const rates = newRates(axis);
  endNs.forEach((end, at) => {
    if (counts(columns.outcome[at] as number)) rates.add(inside(end, axis), 1);
  });
  return courseOf(axis, rates.values());
}

/** Time to first token by the time of sending: the median, and the tenth and ninetieth percentile. */
export function ttftOf({ startNs, columns }: Flight, window: Window): Band {
  const axis = axisOf(window, limitFor(startNs.length, LIMITS.band));
  const bins = Array.from({ length: axis.bins }, (): number[] => []);
  startNs.forEach((start, at) => {
    const ttft = columns.firstMs[at] as number;
    const bin = Math.floor((inside(start, axis) - axis.from) / axis.width);
    if (!Number.isNaN(ttft) && columns.outcome[at] === 0) bins[bin]?.push(ttft);
  });
  const sorted = bins.map((bin) => Float64Array.from(bin).sort());
  const values = (p: number): readonly number[] => sorted.map((bin) => percentile(bin, p));
  return { ...courseOf(axis, values(50)), low: values(10), high: values(90) };
}

/** Bins for things that are counted, so that most hold some. */
function limitFor(requests: number, most: number): number {
  return Math.min(most, Math.max(FEW.bins, Math.ceil(requests / FEW.requests)));
}
