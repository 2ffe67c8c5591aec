/**
 * A row for each metric of each task and stage of a run: one number, or the distribution of many. Percentiles are columns of
 * their own, those that the run was measured with.
 * @module
 */

import type { AccuracyMetric } from "../../engine/event/accuracy.ts";
import type { Metric, Summary } from "../../engine/event/summary.ts";
import { type Figure, figuresOf } from "./figures.ts";
import { type Column, newTable } from "./new_table.ts";
import type { Cell, Table } from "./table.ts";
import { NAME_COLUMNS } from "./task_rows.ts";

interface Part {
  readonly rows: number;
  readonly names: Figure;
}

const PERCENTILE = /^p(\d+(?:\.\d+)?)$/;

const BEFORE: readonly Column<Part>[] = [
  {
    name: "kind",
    type: "text",
    about: "performance, accuracy, or group: a mean over several datasets, named in `dataset`.",
    of: ({ names }) => names.kind,
  },
  ...NAME_COLUMNS,
  {
    name: "stage",
    type: "int32",
    about: "Stage of the load, from 0; null: the whole task.",
    of: ({ names }) => names.stage,
  },
  {
    name: "metric",
    type: "text",
    about: "Name of the metric, as in summary.json.",
    of: ({ names }) => names.info.name,
  },
  {
    name: "unit",
    type: "text",
    about: "Unit of all numbers of the row but `n` and `correct`; `ratio`: a share of 1.",
    of: ({ names }) => names.info.unit,
  },
  numberColumn("n", "int64", "Values that it is made of; members of a group."),
  {
    name: "value",
    type: "double",
    about: "The number, where the metric is one.",
    of: ({ names: { value } }) => typeof value === "number" ? value : numberAt(value, "value"),
  },
  numberColumn("mean", "double", "Arithmetic mean."),
  numberColumn("min", "double", "Least."),
  numberColumn("max", "double", "Largest."),
];

const AFTER: readonly Column<Part>[] = [
  {
    name: "approximate",
    type: "boolean",
    about: "Whether percentiles are within 0.05 % rather than exact.",
    of: ({ names: { value } }) =>
      typeof value === "object" && "mean" in value ? "approximate" in value : null,
  },
  numberColumn("correct", "int64", "Right answers."),
  numberColumn("stderr", "double", "Standard error."),
  intervalColumn("ci95_low", 0, "Lower end of the 95 % interval."),
  intervalColumn("ci95_high", 1, "Upper end of the 95 % interval."),
];

/** All numbers of a run. */
export function summaryTable(summary: Summary): Table {
  const figures = figuresOf(summary);
  const columns = [...BEFORE, ...percentilesOf(figures).map(percentileColumn), ...AFTER];
  return newTable(columns, () => figures.map((names) => ({ rows: 1, names })));
}

function percentilesOf(figures: readonly Figure[]): readonly number[] {
  const keys = new Set(figures.flatMap(({ value }) => Object.keys(Object(value))));
  return [...keys].flatMap((key) => {
    const digits = PERCENTILE.exec(key)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  }).sort((a, b) => a - b);
}

function percentileColumn(p: number): Column<Part> {
  return numberColumn(`p${p}`, "double", `Value below which ${p} % lie.`);
}

function numberColumn(name: string, type: "double" | "int64", about: string): Column<Part> {
  return { name, type, about, of: ({ names: { value } }) => numberAt(value, name) };
}

function intervalColumn(name: string, end: 0 | 1, about: string): Column<Part> {
  return {
    name,
    type: "double",
    about,
    of: ({ names: { value } }) =>
      typeof value === "object" && "ci95" in value ? value.ci95?.[end] : null,
  };
}

function numberAt(value: Metric | AccuracyMetric, key: string): Cell {
  const found = (Object(value) as Readonly<Record<string, unknown>>)[key];
  return typeof found === "number" ? found : null;
}
