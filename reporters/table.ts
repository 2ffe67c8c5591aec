/**
 * The tables of a terminal: for each task what was asked, statistics per request, end-to-end numbers, failures, cautions.
 *
 * No line is wider than the screen, and nothing that a server or a config says can reach the terminal as a control.
 * @module
 */

import type { Summary, TaskSummary } from "../engine/event/summary.ts";
import { accuracyLines } from "./accuracy_table.ts";
import { failureLines, noteLines, stageLines } from "./text/remarks.ts";
import { figure } from "./text/figure.ts";
import { gridLines, type Screen } from "./text/grid.ts";
import { inert } from "./text/inert.ts";
import { inkOf } from "./text/ink.ts";
import { distributionOf, statisticColumns, statisticRows } from "./text/statistics.ts";
import { thresholdLines } from "./text/thresholds.ts";
import { TOTAL_ROWS, type TotalRow } from "./text/totals.ts";
import { padded, wrapped } from "./text/width.ts";

/** How tables are shown. */
export interface TableOptions {
  /** Width of the terminal; taken as 40 where it is less. */
  readonly columns: number;
  readonly colour: boolean;
}

const NARROWEST = 40;
const NO_STATISTICS = "No request went well: there are no statistics per request.";
const BLANK = [""];
/** The most telling statistics first; columns without a place here come after them. */
const TELLING = ["Average", "Median", "P99", "P90", "N", "Max", "Min", "P95", "P75"];
const NAME_WIDTH = Math.max(...TOTAL_ROWS.map(({ name }) => name.length));

/** Renders all tasks of a run as text that ends with a line break; without a task it is empty. */
export function renderTables(summary: Summary, { columns, colour }: TableOptions): string {
  const screen = { columns: Math.max(NARROWEST, Math.floor(columns)), ink: inkOf(colour) };
  const loads = summary.tasks.filter((task) => task.kind === "performance");
  return [
    ...loads.map((task) => taskLines(task, screen)),
    accuracyLines(summary, screen),
    thresholdLines(summary, screen),
  ].filter((lines) => lines.length > 0)
    .flatMap((lines, at) => [...(at > 0 ? BLANK : []), ...lines])
    .map((line) => `${line}\n`).join("");
}

function taskLines(task: TaskSummary, screen: Screen): readonly string[] {
  return [
    headLines(task, screen),
    statisticLines(task, screen),
    stageLines(task, screen),
    totalLines(task, screen),
    failureLines(task, screen),
    noteLines(task, screen),
  ].filter((lines) => lines.length > 0).flatMap((lines, at) =>
    at > 0 ? [...BLANK, ...lines] : lines
  );
}

function headLines(task: TaskSummary, { columns, ink }: Screen): readonly string[] {
  const served = inert(task.served) || "unnamed model";
  const asked = `${served} at ${inert(task.url)}`;
  return [
    ...wrapped(`${inert(task.model)} on ${inert(task.dataset)}`, columns).map(ink.strong),
    ...wrapped(asked, columns).map(ink.accent),
  ];
}

function statisticLines({ metrics }: TaskSummary, screen: Screen): readonly string[] {
  const rows = statisticRows(metrics);
  if (rows.length === 0) return wrapped(NO_STATISTICS, screen.columns);
  const columns = statisticColumns([metrics]);
  return gridLines({
    title: "Per request",
    columns: columns.map(({ name }) => ({ name, rank: rankOf(name) })),
    rows: rows.map(({ name, key, unit }) => {
      const distribution = distributionOf(metrics, key);
      return {
        name: unit === "" ? name : `${name} (${unit})`,
        cells: columns.map((column) => figure(distribution && column.of(distribution))),
      };
    }),
  }, screen);
}

function rankOf(name: string): number {
  const rank = TELLING.indexOf(name);
  return rank < 0 ? TELLING.length : rank;
}

function totalLines(task: TaskSummary, { columns, ink }: Screen): readonly string[] {
  const width = columns - NAME_WIDTH - 2;
  return [
    ink.strong("End to end"),
    ...TOTAL_ROWS.flatMap((row) =>
      wrapped(totalText(row, task), width).map((text, at) =>
        `${padded(at === 0 ? row.name : "", NAME_WIDTH)}  ${text}`
      )
    ),
  ];
}

function totalText(row: TotalRow, task: TaskSummary): string {
  const value = row.of(task);
  return value === undefined || row.unit === "" ? figure(value) : `${figure(value)} ${row.unit}`;
}
