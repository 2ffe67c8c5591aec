/**
 * How charts look. Colours are variables of the page's style, so that themes and printing need no second drawing.
 * @module
 */

import type { Config, TopLevelSpec } from "vega-lite";
import { colour } from "./palette.ts";

/** Colours by what they stand for. */
export const COLOUR = {
  first: colour("prefill"),
  main: colour("decode"),
  bad: colour("failed"),
  ink: colour("ink"),
  quiet: colour("quiet"),
  line: colour("line"),
} as const;

/** Room for the labels of a vertical axis, the same everywhere: plots lie below each other, and below the timeline. */
const AXIS_EXTENT = 40;

const CONFIG: Config = {
  background: "transparent",
  font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: COLOUR.quiet,
    titleColor: COLOUR.quiet,
    titleFontWeight: 400,
    labelFontSize: 11,
    titleFontSize: 11,
    domain: false,
    ticks: false,
    gridColor: COLOUR.line,
    labelPadding: 6,
  },
  legend: {
    labelColor: COLOUR.quiet,
    labelFontSize: 11,
    orient: "top",
    title: null,
    symbolType: "square",
    offset: 4,
  },
  axisX: { grid: false, domain: true, domainColor: COLOUR.line, labelFlush: true },
  axisY: { minExtent: AXIS_EXTENT, maxExtent: AXIS_EXTENT, tickCount: 3 },
};

/** A chart as wide as its place. */
export function themed(
  { description, height, layer }: {
    /** What it shows, for those who cannot see it. */
    readonly description: string;
    readonly height: number;
    readonly layer: readonly unknown[];
  },
): TopLevelSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    width: "container",
    height,
    autosize: { type: "fit-x", contains: "padding" },
    padding: { left: 0, right: 12, top: 14, bottom: 0 },
    config: CONFIG,
    layer,
  } as TopLevelSpec;
}
