/**
 * `<dataset>.csv`: per-request statistics under the incumbent's header, cells with their unit: `123.4 ms`.
 *
 * Unlike there, four decimals are four decimals of a millisecond, not of a second.
 * @module
 */

import { stringify } from "@std/csv";
import type { Recorded, Report } from "./reporter.ts";
import { fourDecimals, pythonFloat } from "./text/figure.ts";
import { reportPath } from "./text/report_path.ts";
import { type Scope, scopesOf } from "./text/scopes.ts";
import {
  distributionOf,
  type StatisticColumn,
  statisticColumns,
  type StatisticRow,
  statisticRows,
} from "./text/statistics.ts";
import type { Numbers } from "./text/totals.ts";

/** Renders the statistics of one task; a stage has rows of its own where there are several. */
export function renderCsv({ task, summary }: Recorded): Report {
  const scopes = scopesOf(summary);
  const columns = statisticColumns(scopes.map(({ numbers }) => numbers.metrics));
  const lines = scopes.flatMap((scope) => linesOf(scope, columns));
  const head = ["Performance Parameters", "Stage", ...columns.map(({ name }) => name)];
  return { path: reportPath(task, ".csv"), pieces: [stringify([head, ...lines])] };
}

function linesOf(
  { key, numbers }: Scope,
  columns: readonly StatisticColumn[],
): readonly (readonly string[])[] {
  return statisticRows(numbers.metrics).filter(({ inFiles }) => inFiles).map((row) => [
    row.name,
    key,
    ...columns.map((column) => cellOf(row, column, numbers.metrics)),
  ]);
}

function cellOf(row: StatisticRow, column: StatisticColumn, metrics: Numbers["metrics"]): string {
  const distribution = distributionOf(metrics, row.key);
  const value = distribution && column.of(distribution);
  if (value === undefined || !Number.isFinite(value)) return "";
  if (column.name === "N") return String(value);
  return row.unit === "" ? String(fourDecimals(value)) : `${pythonFloat(value)} ${row.unit}`;
}
