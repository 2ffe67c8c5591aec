/**
 * The script of the page: puts charts, timelines and answers into their places.
 * @module
 */

import type { AnswerSet } from "./answer_set.ts";
import { startAnswers } from "./answer_browser.ts";
import type { Browser, Part } from "./browser.ts";
import { bytesOf, inflated } from "./bytes.ts";
import type { PackedColumns } from "./columns.ts";
import { newDrawing } from "./drawing.ts";
import type { Drawing } from "./drawing.ts";
import { follow } from "./gestures.ts";
import { followTheme } from "./theme_switch.ts";
import { Timeline } from "./timeline.ts";
import { unpack } from "./unpack.ts";
import type { View } from "./view.ts";
import type { Names } from "./words.ts";

/** A chart: the id of its place, and its Vega-Lite specification. */
export interface Chart {
  readonly id: string;
  readonly spec: unknown;
}

/** A timeline on its way into the page. */
export interface PackedTimeline {
  readonly columns: PackedColumns;
  /** Little-endian 32-bit numbers as base64. */
  readonly laneOffsets: string;
  readonly whole: View;
  readonly names: Names;
}

/** What one part of the page is given. */
export interface PageContent {
  /** In front of the ids of the timeline's elements. */
  readonly prefix: string;
  readonly charts: readonly Chart[];
  readonly timeline: PackedTimeline | null;
  readonly answers: readonly AnswerSet[] | null;
}

/** Fills the page. */
export async function start(browser: Browser): Promise<void> {
  followTheme(browser);
  const drawing = newDrawing(browser);
  for (const place of browser.document.querySelectorAll("script.content")) {
    const text = await inflated(place.textContent, (text) => browser.atob(text));
    fill(browser, drawing, JSON.parse(text) as PageContent);
  }
}

function fill(browser: Browser, drawing: Drawing, content: PageContent): void {
  const { prefix, charts, timeline, answers } = content;
  const part = (id: string) => browser.document.getElementById(id);
  if (timeline) {
    const place = part(`${prefix}selection`);
    drawing.add({ place, draw: () => startTimeline(browser, prefix, timeline) });
  }
  for (const { id, spec } of charts) {
    drawing.add({ place: part(id), draw: () => drawChart(browser, part(id), spec) });
  }
  if (answers) startAnswers(browser, answers);
}

function startTimeline(browser: Browser, prefix: string, packed: PackedTimeline): void {
  const part = (name: string) => browser.document.getElementById(`${prefix}${name}`);
  const atob = (base64: string): string => browser.atob(base64);
  const timeline = new Timeline(
    browser,
    { base: part("bars"), overlay: part("selection"), readout: part("readout") },
    {
      columns: unpack(packed.columns, atob),
      laneOffsets: new Uint32Array(bytesOf(packed.laneOffsets, atob).buffer),
      whole: packed.whole,
      names: packed.names,
    },
  );
  follow(timeline, part("selection"), part);
}

/** `ast`: expressions are interpreted, so that the page needs no right to evaluate text as code. */
function drawChart(browser: Browser, place: Part, spec: unknown): Promise<unknown> {
  const tooltip = { disableDefaultStyle: true };
  const options = { actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip };
  return browser.vegaEmbed(place, spec, options).then(
    () => place.dataset["state"] = "drawn",
    (error) => place.textContent = `Cannot draw this chart: ${error}`,
  );
}
