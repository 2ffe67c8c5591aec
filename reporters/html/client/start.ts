/**
 * The script of the page: puts the charts and the timeline into their places.
 * @module
 */

import type { Browser } from "./browser.ts";
import type { PackedColumns } from "./columns.ts";
import { follow } from "./gestures.ts";
import { Timeline } from "./timeline.ts";
import { bytesOf, unpack } from "./unpack.ts";
import type { View } from "./view.ts";
import type { Names } from "./words.ts";

/** A chart: the id of its place, and its Vega-Lite specification. */
export interface Chart {
  readonly id: string;
  readonly spec: unknown;
}

/** All that the script is given. */
export interface PageContent {
  readonly charts: readonly Chart[];
  readonly timeline: {
    readonly columns: PackedColumns;
    /** Little-endian 32-bit numbers as base64. */
    readonly laneOffsets: string;
    readonly whole: View;
    readonly names: Names;
  };
}

/** Fills the page. */
export function start(browser: Browser): void {
  const text = browser.document.getElementById("content").textContent;
  const content = JSON.parse(text) as PageContent;
  startTimeline(browser, content.timeline);
  for (const chart of content.charts) drawChart(browser, chart);
}

function startTimeline(browser: Browser, packed: PageContent["timeline"]): void {
  const part = (id: string) => browser.document.getElementById(id);
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
  follow(browser, part("selection"), timeline);
}

/** `ast`: expressions are interpreted, so that the page needs no right to evaluate text as code. */
function drawChart(browser: Browser, { id, spec }: Chart): void {
  const place = browser.document.getElementById(id);
  const tooltip = { disableDefaultStyle: true };
  const options = { actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip };
  browser.vegaEmbed(place, spec, options).then(
    () => place.dataset["state"] = "drawn",
    (error) => place.textContent = `Cannot draw this chart: ${error}`,
  );
}
