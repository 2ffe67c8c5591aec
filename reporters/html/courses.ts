/**
 * What changed over time: requests in flight, tokens and requests a second, time to first token.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import { outputTokensOf } from "../../engine/event/tokens.ts";
import type { Window } from "../../engine/stats/concurrency.ts";
import { percentile } from "../../engine/stats/percentile.ts";
import type { Axis } from "../../engine/stats/timeline.ts";
import { axisOf, newLevels, newRates } from "../../engine/stats/timeline.ts";
import type { Flight } from "./requests.ts";

/** Values in bins of one width, the first of which starts at `from`. Seconds. */
export interface Course {
  readonly from: number;
  readonly width: number;
  readonly values: ArrayLike<number>;
}

/** The middle of values in each bin and what lies around it; `NaN` where there is no value. */
export interface Band extends Course {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

const NS_PER_S = 1e9;
/** Most bins: more where values are levels, fewer where they are counts of few things. */
const LIMITS = { inFlight: 400, tokens: 160, requests: 80, band: 60 };
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

/** Takes in the token-carrying events of blocks. */
export interface TokenCourse {
  add(block: Block): void;
  course(): Course;
}

/** Tokens a second. An event that does not tell its tokens counts for its share of the request's, or for one. */
export function newTokenCourse(window: Window): TokenCourse {
  const axis = axisOf(window, LIMITS.tokens);
  const rates = newRates(axis);
  const addRow = (block: Block, row: number): void => {
    const from = block.eventOffsets[row] as number;
    const to = block.eventOffsets[row + 1] as number;
    const share = outputTokensOf(block, row) / (to - from) || 1;
    for (let event = from; event < to; event++) {
      const tokens = block.eventTokens[event] as number;
      rates.add(inside(block.eventTimes[event] as number, axis), tokens > 0 ? tokens : share);
    }
  };
  return {
    add(block) {
      for (let row = 0; row < block.rows; row++) addRow(block, row);
    },
    course: () => courseOf(axis, rates.values()),
  };
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

/** The last instant lies in the last bin. */
function inside(at: number, { from, width, bins }: Axis): number {
  const end = from + width * bins;
  return at >= end ? end - width / 2 : at;
}

function courseOf({ from, width }: Axis, values: ArrayLike<number>): Course {
  return { from: from / NS_PER_S, width: width / NS_PER_S, values };
}
