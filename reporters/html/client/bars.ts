/**
 * One bar per request as rectangles in device pixels. Pure.
 *
 * Requests narrower than a pixel are binned: a pixel takes the colour of what fills most of it, and a failure always
 * shows. So the work of a frame is bounded by the pixels, not by the requests.
 * @module
 */

import type { Columns } from "./columns.ts";
import type { View } from "./view.ts";

/** What a rectangle stands for, in the order of painting: later ones lie on top. */
export const PARTS = ["prefill", "decode", "aborted", "failed"] as const;

/** Rectangles of one colour, four numbers each: lane, x, width, and 1 if the request is excluded from the figures. */
export type Bars = { readonly [part in typeof PARTS[number]]: number[] };

/** Where time lies on the canvas. */
interface Plot {
  readonly view: View;
  /** Device pixels. */
  readonly width: number;
}

/** A pixel column being filled by requests narrower than it: time by part. */
interface Bin {
  x: number;
  excluded: number;
  readonly times: number[];
}

/** Codes of `PHASES` and `OUTCOMES`. */
const MEASURED = 1;
const OK = 0;
const ABORTED = 1;

/** The bars that can be seen. */
export function barsOf(columns: Columns, laneOffsets: Uint32Array, plot: Plot): Bars {
  const bars: Bars = { prefill: [], decode: [], aborted: [], failed: [] };
  for (let lane = 0; lane + 1 < laneOffsets.length; lane++) {
    const range = { from: laneOffsets[lane] as number, to: laneOffsets[lane + 1] as number };
    addLane(bars, columns, { lane, range, plot });
  }
  return bars;
}

/** Indices from `from` up to `to`, which is not one of them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Index of the last of some ascending numbers that is not above a limit; the first index if all are. */
export function indexAt(
  ascending: ArrayLike<number>,
  range: Range,
  limit: number,
): number {
  let low = range.from;
  let high = range.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return Math.max(range.from, low - 1);
}

interface Lane {
  readonly lane: number;
  readonly range: Range;
  readonly plot: Plot;
}

/** Takes a part of a request; milliseconds from its start. */
type Put = (part: keyof Bars, fromMs: number, toMs: number) => void;

function addLane(bars: Bars, columns: Columns, { lane, range, plot }: Lane): void {
  const { view, width } = plot;
  const perSecond = width / (view.to - view.from);
  const bin: Bin = { x: -1, excluded: 0, times: [0, 0, 0, 0] };
  for (let at = indexAt(columns.startS, range, view.from); at < range.to; at++) {
    const left = ((columns.startS[at] as number) - view.from) * perSecond;
    if (left > width) break;
    const right = left + (columns.endMs[at] as number) / 1000 * perSecond;
    if (right < 0) continue;
    const excluded = columns.phase[at] === MEASURED ? 0 : 1;
    if (right - left < 1) {
      const x = Math.min(width - 1, Math.max(0, Math.floor(left)));
      if (x !== bin.x) flush(bars, bin, lane);
      Object.assign(bin, { x, excluded });
      eachPart(columns, at, intoBin(bin));
    } else {
      flush(bars, bin, lane);
      eachPart(columns, at, intoBars(bars, { lane, left, perSecond, width, excluded }));
    }
  }
  flush(bars, bin, lane);
}

function eachPart(columns: Columns, at: number, put: Put): void {
  const end = columns.endMs[at] as number;
  const outcome = columns.outcome[at] as number;
  if (outcome !== OK) return put(outcome === ABORTED ? "aborted" : "failed", 0, end);
  const first = finiteOr(columns.firstMs[at] as number, end);
  put("prefill", 0, first);
  put("decode", first, finiteOr(columns.lastMs[at] as number, end));
}

function intoBars(
  bars: Bars,
  { lane, left, perSecond, width, excluded }: {
    readonly lane: number;
    readonly left: number;
    readonly perSecond: number;
    readonly width: number;
    readonly excluded: number;
  },
): Put {
  return (part, fromMs, toMs) => {
    const from = Math.round(left + fromMs / 1000 * perSecond);
    const to = Math.round(left + toMs / 1000 * perSecond);
    if (!(toMs > fromMs) || to < 0 || from >= width) return;
    const x = Math.max(0, from);
    bars[part].push(lane, x, Math.max(1, Math.min(width, to) - x), excluded);
  };
}

/** A failure that took no time still weighs something. */
function intoBin({ times }: Bin): Put {
  return (part, fromMs, toMs) => {
    const index = PARTS.indexOf(part);
    times[index] = (times[index] as number) + Math.max(toMs - fromMs, Number.MIN_VALUE);
  };
}

/** Writes the bin as a pixel, or makes the pixel beside it wider. */
function flush(bars: Bars, bin: Bin, lane: number): void {
  if (bin.x < 0) return;
  const list = bars[shownPart(bin.times)];
  const last = list.length - 4;
  const joins = list[last] === lane && list[last + 3] === bin.excluded &&
    (list[last + 1] as number) + (list[last + 2] as number) === bin.x;
  if (joins) list[last + 2] = (list[last + 2] as number) + 1;
  else list.push(lane, bin.x, 1, bin.excluded);
  bin.x = -1;
  bin.times.fill(0);
}

/** Whatever went wrong shows, else what took longest. */
function shownPart(
  [prefill = 0, decode = 0, aborted = 0, failed = 0]: readonly number[],
): keyof Bars {
  if (failed > 0) return "failed";
  if (aborted > 0) return "aborted";
  return decode > prefill ? "decode" : "prefill";
}

function finiteOr(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
