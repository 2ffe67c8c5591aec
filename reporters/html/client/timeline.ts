/**
 * The timeline of a page: draws, zooms, selects. Lives as long as the page.
 *
 * Two canvases, so that moving the pointer repaints nothing but the selection.
 * @module
 */

import type { Range } from "./bars.ts";
import { barsOf, indexAt } from "./bars.ts";
import type { Browser, Part } from "./browser.ts";
import type { Columns } from "./columns.ts";
import type { Colours, Frame } from "./paint.ts";
import { frameOf, paintBase, paintSelection } from "./paint.ts";
import type { View } from "./view.ts";
import { panned, zoomed } from "./view.ts";
import type { Names } from "./words.ts";
import { describe } from "./words.ts";

/** The parts of the page that the timeline owns. */
export interface TimelineParts {
  readonly base: Part;
  readonly overlay: Part;
  readonly readout: Part;
}

/** What it shows. */
export interface TimelineContent {
  readonly columns: Columns;
  readonly laneOffsets: Uint32Array;
  /** All of the time there is, in seconds. */
  readonly whole: View;
  readonly names: Names;
}

const COLOURS = ["prefill", "decode", "aborted", "failed", "ink", "quiet", "line", "ground"];
/** Pixels that a pointer must be dragged to mean a stretch. */
const MEANT = 5;

/** The timeline of a page. */
export class Timeline {
  readonly #browser: Browser;
  readonly #parts: TimelineParts;
  readonly #content: TimelineContent;
  #view: View;
  #frame: Frame;
  #selected = -1;
  #marked: View | undefined;
  #queued = false;

  /** Starts listening, and draws before the next frame. */
  constructor(browser: Browser, parts: TimelineParts, content: TimelineContent) {
    this.#browser = browser;
    this.#parts = parts;
    this.#content = content;
    this.#view = content.whole;
    this.#frame = this.#measure();
    this.#follow();
    this.draw();
  }

  /** Draws all of it before the next frame; several calls make one drawing. */
  draw(): void {
    if (this.#queued) return;
    this.#queued = true;
    this.#browser.requestAnimationFrame(() => {
      this.#queued = false;
      this.#paint();
    });
  }

  /** Magnifies by a factor around a time, by default the middle of what is shown. */
  zoom(factor: number, anchor = (this.#view.from + this.#view.to) / 2): void {
    this.#show(zoomed(this.#view, this.#content.whole, { factor, anchor }));
  }

  /** Moves by a share of what is shown; positive is later. */
  pan(share: number): void {
    const seconds = share * (this.#view.to - this.#view.from);
    this.#show(panned(this.#view, this.#content.whole, seconds));
  }

  /** Shows everything. */
  reset(): void {
    this.#show(this.#content.whole);
  }

  /** Selects what is under a point of the page's pixels; nothing where there is nothing. */
  point(x: number, y: number): void {
    this.#select(this.#under(x, y));
  }

  /** Selects nothing. */
  clear(): void {
    this.#select(-1);
  }

  /** Selects the request some places later in its lane, or the nearest in time some lanes below. */
  move(places: number, lanes: number): void {
    const { startS } = this.#content.columns;
    if (this.#selected < 0) return startS.length > 0 ? this.#reveal(0) : undefined;
    const lane = this.#laneOf(this.#selected) + lanes;
    if (lane < 0 || lane >= this.#frame.lanes) return;
    const range = this.#rangeOf(lane);
    const at = lanes === 0
      ? this.#selected + places
      : indexAt(startS, range, startS[this.#selected] as number);
    if (at >= range.from && at < range.to) this.#reveal(at);
  }

  /** Marks the stretch between two places while it is being dragged over. */
  mark(x0: number, x1: number): void {
    const { scale } = this.#frame;
    this.#marked = { from: Math.min(x0, x1) * scale, to: Math.max(x0, x1) * scale };
    this.#paintSelection();
  }

  /** Shows the marked stretch if it is wide enough to be meant, and takes the mark away. */
  release(): void {
    const marked = this.#marked;
    this.#marked = undefined;
    this.#paintSelection();
    const { scale } = this.#frame;
    if (!marked || marked.to - marked.from < MEANT * scale) return;
    const [from, to] = [this.timeAt(marked.from / scale), this.timeAt(marked.to / scale)];
    if (to > from) this.#showOnly({ from, to });
  }

  /** The time at a place, in seconds. */
  timeAt(x: number): number {
    const { left, plotWidth, scale } = this.#frame;
    const share = (x * scale - left) / plotWidth;
    return this.#view.from + Math.min(1, Math.max(0, share)) * (this.#view.to - this.#view.from);
  }

  #show(view: View): void {
    this.#view = view;
    this.#parts.overlay.dataset["from"] = view.from.toFixed(6);
    this.#parts.overlay.dataset["to"] = view.to.toFixed(6);
    this.draw();
  }

  /** Shows a stretch of time, no closer than a millisecond. */
  #showOnly(view: View): void {
    const factor = (this.#view.to - this.#view.from) / (view.to - view.from);
    const anchor = { from: view.from, to: view.from + (this.#view.to - this.#view.from) };
    this.#show(zoomed(anchor, this.#content.whole, { factor, anchor: view.from }));
  }

  #measure(): Frame {
    const lanes = Math.max(1, this.#content.laneOffsets.length - 1);
    return frameOf(this.#parts.base.clientWidth, lanes, this.#browser.devicePixelRatio);
  }

  #paint(): void {
    const { base, overlay } = this.#parts;
    const frame = this.#measure();
    this.#frame = frame;
    for (const part of [base, overlay]) {
      part.width = frame.width;
      part.height = frame.height;
      part.style["height"] = `${frame.height / frame.scale}px`;
    }
    const plot = { view: this.#view, width: frame.plotWidth };
    const bars = barsOf(this.#content.columns, this.#content.laneOffsets, plot);
    paintBase(base.getContext("2d"), { frame, bars, view: this.#view, colours: this.#colours() });
    this.#paintSelection();
  }

  #paintSelection(): void {
    paintSelection(this.#parts.overlay.getContext("2d"), {
      frame: this.#frame,
      marked: this.#marked,
      selected: this.#selected < 0 ? undefined : this.#barOf(this.#selected),
      colours: this.#colours(),
    });
  }

  #barOf(at: number): View & { readonly lane: number } {
    const { columns } = this.#content;
    const perSecond = this.#frame.plotWidth / (this.#view.to - this.#view.from);
    const from = ((columns.startS[at] as number) - this.#view.from) * perSecond;
    const to = from + (columns.endMs[at] as number) / 1000 * perSecond;
    return { from, to, lane: this.#laneOf(at) };
  }

  #colours(): Colours {
    const style = this.#browser.getComputedStyle(this.#parts.base);
    return Object.fromEntries(
      COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
    );
  }

  #laneOf(at: number): number {
    const lanes = { from: 0, to: this.#content.laneOffsets.length };
    return indexAt(this.#content.laneOffsets, lanes, at);
  }

  #rangeOf(lane: number): Range {
    const { laneOffsets } = this.#content;
    return { from: laneOffsets[lane] ?? 0, to: laneOffsets[lane + 1] ?? 0 };
  }

  #select(at: number): void {
    if (at === this.#selected) return;
    this.#selected = at;
    const { columns, names } = this.#content;
    this.#parts.readout.textContent = at < 0 ? "" : describe(columns, at, names);
    this.#paintSelection();
  }

  /** The request under a point, if there is one. */
  #under(x: number, y: number): number {
    const { top, laneHeight, scale, lanes } = this.#frame;
    const lane = Math.floor((y * scale - top) / laneHeight);
    if (lane < 0 || lane >= lanes) return -1;
    const { columns } = this.#content;
    const time = this.timeAt(x);
    const at = indexAt(columns.startS, this.#rangeOf(lane), time);
    const slack = 3 * scale / this.#frame.plotWidth * (this.#view.to - this.#view.from);
    const end = (columns.startS[at] as number) + (columns.endMs[at] as number) / 1000;
    return time >= (columns.startS[at] as number) - slack && time <= end + slack ? at : -1;
  }

  #reveal(at: number): void {
    this.#select(at);
    const start = this.#content.columns.startS[at] as number;
    const { from, to } = this.#view;
    if (start >= from && start <= to) return;
    this.#show(panned(this.#view, this.#content.whole, start - (from + to) / 2));
  }

  /** Follows what changes the picture from outside. */
  #follow(): void {
    this.#browser.addEventListener("resize", () => this.draw());
    this.#browser.addEventListener("beforeprint", () => this.#paint());
    this.#browser.addEventListener("afterprint", () => this.#paint());
    for (const query of ["(prefers-color-scheme: dark)", "print"]) {
      this.#browser.matchMedia(query).addEventListener("change", () => this.#paint());
    }
  }
}
