/**
 * Charts of what changed over time, one below the other on one time axis.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import type { Course } from "./course.ts";
import type { Band } from "./courses.ts";
import { COLOUR, themed } from "./theme.ts";

/** Something to know at a moment: a stage starts, the warm-up ends. */
export interface Moment {
  readonly seconds: number;
  readonly text: string;
}

/** The time that all the charts show, and what to mark in it. */
export interface TimeAxis {
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  readonly moments: readonly Moment[];
}

/** A course and what it is called. */
export interface NamedCourse {
  readonly course: Course;
  readonly name: string;
  readonly colour: string;
}

/** A moment's name, where it has room before the next one: `room` is a share of the axis. */
const NAME = "datum.room * width > 6 * length(datum.text) + 6 ? datum.text : ''";

/** Areas on top of each other, the first one at the bottom; each is a step function. */
export function areaChart(
  { title, courses, axis, legend = false }: {
    readonly title: string;
    readonly courses: readonly NamedCourse[];
    readonly axis: TimeAxis;
    readonly legend?: boolean;
  },
): TopLevelSpec {
  const names = courses.map(({ name }) => name);
  return themed({
    description: `${title} over time`,
    height: 96,
    layer: [
      ...momentLayers(axis),
      {
        data: { values: courses.flatMap((named, rank) => stepsOf(named, rank, axis)) },
        mark: {
          type: "area",
          interpolate: "step-after",
          clip: true,
          ...(legend ? { fillOpacity: 0.9 } : { fillOpacity: 0.3, line: { strokeWidth: 1.5 } }),
        },
        encoding: {
          x: timeChannel(axis),
          y: { field: "value", type: "quantitative", stack: "zero", title: null },
          order: { field: "rank" },
          color: {
            field: "name",
            type: "nominal",
            ...(legend ? {} : { legend: null }),
            scale: { domain: names, range: courses.map(({ colour }) => colour) },
          },
        },
      },
      {
        data: { values: rowsOf(courses, axis) },
        mark: { type: "rect", opacity: 0 },
        encoding: {
          x: timeChannel(axis),
          x2: { field: "to" },
          tooltip: [
            ...timeTooltips(),
            ...names.map((name, at) => ({ field: `value${at}`, title: name, format: ",.4~r" })),
          ],
        },
      },
    ],
  });
}

/** Corners of a step function, with one more for the end of its last bin. */
function stepsOf({ course, name }: NamedCourse, rank: number, axis: TimeAxis): readonly unknown[] {
  const { values } = course;
  return Array.from({ length: values.length + 1 }, (_, bin) => ({
    from: Math.min(axis.to, binOf(course, bin, axis).from),
    value: tidy(values[Math.min(bin, values.length - 1)] as number),
    name,
    rank,
  }));
}

/** Values of all courses, which have the same bins, by bin. */
function rowsOf(courses: readonly NamedCourse[], axis: TimeAxis): readonly unknown[] {
  const [first] = courses;
  if (!first) return [];
  return Array.from(first.course.values, (_, bin) => ({
    ...binOf(first.course, bin, axis),
    ...Object.fromEntries(
      courses.map(({ course }, at) => [`value${at}`, tidy(course.values[bin] as number)]),
    ),
  }));
}

/** A median and the band around it. */
export function bandChart(title: string, band: Band, axis: TimeAxis): TopLevelSpec {
  const values = Array.from(band.values, (value, bin) => ({
    ...binOf(band, bin, axis),
    value: tidy(value),
    low: tidy(band.low[bin] as number),
    high: tidy(band.high[bin] as number),
  })).filter(({ value }) => value !== null);
  const tooltip = [
    ...timeTooltips(),
    ...[["low", "10th percentile"], ["value", "median"], ["high", "90th percentile"]].map((
      [field, title],
    ) => ({ field, title, format: ",.4~r" })),
  ];
  const x = timeChannel(axis);
  return themed({
    description: `${title} over time: median, and band from the 10th to the 90th percentile`,
    height: 96,
    layer: [
      ...momentLayers(axis),
      {
        data: { values },
        mark: { type: "rect", color: COLOUR.first, opacity: 0.45 },
        encoding: {
          x,
          x2: { field: "to" },
          y: { field: "low", type: "quantitative", title: null },
          y2: { field: "high" },
          tooltip,
        },
      },
      {
        data: { values },
        mark: { type: "rule", color: COLOUR.main, strokeWidth: 2 },
        encoding: { x, x2: { field: "to" }, y: { field: "value", type: "quantitative" }, tooltip },
      },
    ],
  });
}

function binOf(
  { from, width }: Course,
  bin: number,
  axis: TimeAxis,
): { readonly from: number; readonly to: number } {
  return {
    from: Number((from + bin * width).toPrecision(9)),
    to: Number(Math.min(axis.to, from + (bin + 1) * width).toPrecision(9)),
  };
}

function timeChannel(axis: TimeAxis): unknown {
  return {
    field: "from",
    type: "quantitative",
    scale: { domain: [axis.from, axis.to], nice: false },
    axis: {
      title: null,
      labelExpr: "datum.label + ' s'",
      tickCount: { expr: "ceil(width / 110)" },
      labelOverlap: "greedy",
      labelSeparation: 8,
    },
  };
}

function timeTooltips(): readonly unknown[] {
  return [
    { field: "from", title: "from (s)", format: ",.5~r" },
    { field: "to", title: "to (s)", format: ",.5~r" },
  ];
}

function momentLayers(axis: TimeAxis): readonly unknown[] {
  if (axis.moments.length === 0) return [];
  const values = axis.moments.map(({ seconds, text }, at) => {
    const next = axis.moments[at + 1]?.seconds ?? axis.to;
    return { from: seconds, text, room: tidy((next - seconds) / (axis.to - axis.from)) };
  });
  const data = { values };
  const encoding = { x: timeChannel(axis) };
  return [
    { data, mark: { type: "rule", color: COLOUR.quiet, strokeDash: [3, 3] }, encoding },
    {
      data,
      mark: {
        type: "text",
        text: { expr: NAME },
        align: "left",
        baseline: "top",
        dx: 4,
        y: 0,
        fontSize: 10,
        color: COLOUR.quiet,
      },
      encoding,
    },
  ];
}

/** Six digits are enough for a picture; what is missing is `null`. */
function tidy(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}
