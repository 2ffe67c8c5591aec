/**
 * The pictures of the timeline: bars and axes on one canvas, what is selected on another one above it.
 * @module
 */

import type { Bars } from "./bars.ts";
import { PARTS } from "./bars.ts";
import type { Pen } from "./browser.ts";
import type { View } from "./view.ts";
import { ticks } from "./view.ts";

/** Sizes of the canvas in device pixels; `scale` of them make one of the page's. */
export interface Frame {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Of the plot alone. */
  readonly plotWidth: number;
  readonly laneHeight: number;
  readonly lanes: number;
}

/** Colours of a theme, by part and by use. */
export type Colours = Readonly<Record<string, string>>;

const MARGIN = { left: 40, right: 12, top: 4, bottom: 24 };
const LANE = { highest: 16, all: 400 };
const EXCLUDED_ALPHA = 0.35;
const MARK_ALPHA = 0.15;

/** The sizes for a canvas that is `width` of the page's pixels wide. */
export function frameOf(width: number, lanes: number, scale: number): Frame {
  const laneHeight = Math.min(LANE.highest, LANE.all / lanes);
  const css = Math.ceil(Math.max(laneHeight * lanes, 24));
  return {
    scale,
    width: Math.round(width * scale),
    height: Math.round((css + MARGIN.top + MARGIN.bottom) * scale),
    left: MARGIN.left * scale,
    top: MARGIN.top * scale,
    plotWidth: Math.max(1, Math.round((width - MARGIN.left - MARGIN.right) * scale)),
    laneHeight: laneHeight * scale,
    lanes,
  };
}

/** Top and height of a lane's bars; the prefill is drawn thinner, so that colour is not all that tells it apart. */
function laneBox(
  frame: Frame,
  lane: number,
  thin: boolean,
): { readonly y: number; readonly height: number } {
  const top = Math.round(frame.top + lane * frame.laneHeight);
  const bottom = Math.round(frame.top + (lane + 1) * frame.laneHeight);
  const gap = frame.laneHeight >= 4 * frame.scale ? Math.round(frame.scale) : 0;
  const height = Math.max(1, bottom - top - gap);
  const cut = thin && height >= 6 ? Math.floor(height / 4) : 0;
  return { y: top + cut, height: height - 2 * cut };
}

/** Paints the bars and the axes over all of the canvas. */
export function paintBase(
  pen: Pen,
  { frame, bars, view, colours }: {
    readonly frame: Frame;
    readonly bars: Bars;
    readonly view: View;
    readonly colours: Colours;
  },
): void {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, frame.width, frame.height);
  paintTimes(pen, { frame, view, colours });
  paintLanes(pen, frame, colours);
  for (const part of PARTS) {
    pen.fillStyle = colours[part] ?? "";
    paintPart(pen, { frame, list: bars[part], thin: part === "prefill" });
  }
  paintCrosses(pen, { frame, list: bars.failed, colours });
  pen.globalAlpha = 1;
}

/** Paints what is marked and what is selected over an empty canvas. */
export function paintSelection(
  pen: Pen,
  { frame, marked, selected, colours }: {
    readonly frame: Frame;
    /** Stretch of the canvas in device pixels. */
    readonly marked: View | undefined;
    /** A bar; its stretch in device pixels of the plot. */
    readonly selected: (View & { readonly lane: number }) | undefined;
    readonly colours: Colours;
  },
): void {
  pen.clearRect(0, 0, frame.width, frame.height);
  pen.fillStyle = pen.strokeStyle = colours["ink"] ?? "";
  if (marked) {
    const from = Math.max(frame.left, marked.from);
    const to = Math.min(frame.left + frame.plotWidth, marked.to);
    pen.globalAlpha = MARK_ALPHA;
    pen.fillRect(from, frame.top, Math.max(0, to - from), frame.laneHeight * frame.lanes);
    pen.globalAlpha = 1;
  }
  if (selected && selected.to >= 0 && selected.from <= frame.plotWidth) {
    const { y, height } = laneBox(frame, selected.lane, false);
    const from = Math.max(0, selected.from);
    const width = Math.max(1, Math.min(frame.plotWidth, selected.to) - from);
    const rim = frame.scale;
    pen.lineWidth = 1.5 * rim;
    pen.strokeRect(frame.left + from - rim, y - rim, width + 2 * rim, height + 2 * rim);
  }
}

function paintPart(
  pen: Pen,
  { frame, list, thin }: {
    readonly frame: Frame;
    readonly list: readonly number[];
    readonly thin: boolean;
  },
): void {
  for (let at = 0; at < list.length; at += 4) {
    const { y, height } = laneBox(frame, list[at] as number, thin);
    pen.globalAlpha = list[at + 3] ? EXCLUDED_ALPHA : 1;
    pen.fillRect(frame.left + (list[at + 1] as number), y, list[at + 2] as number, height);
  }
}

/** Marks failures by a sign where there is room for one. */
function paintCrosses(
  pen: Pen,
  { frame, list, colours }: {
    readonly frame: Frame;
    readonly list: readonly number[];
    readonly colours: Colours;
  },
): void {
  const room = 9 * frame.scale;
  if (frame.laneHeight < room) return;
  pen.globalAlpha = 1;
  letter(pen, { frame, colour: colours["ground"], align: "center", baseline: "middle" });
  for (let at = 0; at < list.length; at += 4) {
    const width = list[at + 2] as number;
    if (width < room) continue;
    const { y, height } = laneBox(frame, list[at] as number, false);
    pen.fillText("×", frame.left + (list[at + 1] as number) + width / 2, y + height / 2);
  }
}

function paintTimes(
  pen: Pen,
  { frame, view, colours }: {
    readonly frame: Frame;
    readonly view: View;
    readonly colours: Colours;
  },
): void {
  const bottom = frame.top + frame.laneHeight * frame.lanes;
  const { at, digits } = ticks(view, frame.plotWidth / (90 * frame.scale));
  const line = Math.max(1, Math.round(frame.scale));
  letter(pen, { frame, colour: colours["quiet"], align: "center", baseline: "top" });
  const lines = at.map((time) => {
    const share = (time - view.from) / (view.to - view.from);
    return { time, x: Math.round(frame.left + share * frame.plotWidth) };
  });
  for (const { time, x } of lines) {
    pen.fillText(`${time.toFixed(digits)} s`, x, bottom + 8 * frame.scale);
  }
  pen.fillStyle = colours["line"] ?? "";
  for (const { x } of lines) {
    pen.fillRect(x, frame.top, line, bottom - frame.top + 4 * frame.scale);
  }
}

function paintLanes(pen: Pen, frame: Frame, colours: Colours): void {
  const apart = Math.max(1, Math.ceil(14 * frame.scale / frame.laneHeight));
  const { at } = ticks({ from: 0, to: frame.lanes }, Math.min(6, frame.lanes / apart));
  letter(pen, { frame, colour: colours["quiet"], align: "right", baseline: "middle" });
  for (const lane of at.filter((lane) => Number.isInteger(lane) && lane > 0)) {
    const { y, height } = laneBox(frame, lane - 1, false);
    pen.fillText(String(lane), frame.left - 8 * frame.scale, y + height / 2);
  }
}

function letter(
  pen: Pen,
  { frame, colour, align, baseline }: {
    readonly frame: Frame;
    readonly colour: string | undefined;
    readonly align: Pen["textAlign"];
    readonly baseline: Pen["textBaseline"];
  },
): void {
  pen.font = `${Math.round(11 * frame.scale)}px system-ui, sans-serif`;
  pen.fillStyle = colour ?? "";
  pen.textAlign = align;
  pen.textBaseline = baseline;
}
