/**
 * `summary/summary_<time>.{csv,md,txt}`: a row for each dataset and metric, a column for each model, as ais_bench writes
 * them. Values are percent with two decimals; the text also has the table with intervals.
 * @module
 */

import { stringify } from "@std/csv";
import type { AccuracyTask } from "../engine/event/accuracy.ts";
import type { Summary } from "../engine/event/summary.ts";
import { accuracyLines } from "./accuracy_table.ts";
import type { Report } from "./reporter.ts";
import { inkOf } from "./text/ink.ts";
import { markdownRow, markdownText } from "./text/markdown.ts";

const ABSENT = "-";
const TEXT_COLUMNS = 120;
const GROUP_VERSION = "-";

/** The files of a run, none where nothing was scored. `stamp`: the time in their names, `YYYYmmdd_HHMMSS`. */
export function renderAccuracyFiles(summary: Summary, stamp: string): readonly Report[] {
  const rows = rowsOf(summary);
  if (rows.length < 2) return [];
  const path = (suffix: string): string => `summary/summary_${stamp}.${suffix}`;
  const csv = stringify(rows);
  const markdown = markdownOf(rows);
  return [
    { path: path("txt"), pieces: [textOf(summary, { stamp, csv, markdown })] },
    { path: path("csv"), pieces: [csv] },
    { path: path("md"), pieces: [markdown] },
  ];
}

type Row = readonly string[];

function rowsOf({ tasks, groups }: Summary): readonly Row[] {
  const scored = tasks.filter((task) => task.kind === "accuracy");
  const models = [...new Set(scored.map(({ model }) => model))];
  const head = ["dataset", "version", "metric", "mode", ...models];
  const ofDataset = [...Map.groupBy(scored, ({ dataset }) => dataset).values()];
  const ofGroup = [...Map.groupBy(groups, ({ group, metric }) => `${group} ${metric}`).values()];
  return [
    head,
    ...ofDataset.flatMap((tasks) => datasetRows(tasks, models)),
    ...ofGroup.map((results): Row => {
      const [first] = results;
      const cells = models.map((model) =>
        cellOf(results.find((result) => result.model === model)?.value)
      );
      return [first?.group ?? "", GROUP_VERSION, first?.metric ?? "", "gen", ...cells];
    }),
  ];
}

function datasetRows(tasks: readonly AccuracyTask[], models: readonly string[]): readonly Row[] {
  const [first] = tasks;
  if (!first) return [];
  const names = [...new Set(tasks.flatMap(({ metrics }) => Object.keys(metrics)))];
  return names.map((name): Row => {
    const cells = models.map((model) =>
      cellOf(tasks.find((task) => task.model === model)?.metrics[name]?.value)
    );
    return [first.dataset, first.version, name, "gen", ...cells];
  });
}

function cellOf(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? ABSENT : (share * 100).toFixed(2);
}

function markdownOf(rows: readonly Row[]): string {
  const [head = [], ...others] = rows;
  const line = (cells: Row): string => `${markdownRow(cells.map(markdownText))}\n`;
  return [line(head), line(head.map(() => "---")), ...others.map(line)].join("");
}

interface Forms {
  readonly stamp: string;
  readonly csv: string;
  readonly markdown: string;
}

function textOf(summary: Summary, { stamp, csv, markdown }: Forms): string {
  const table = accuracyLines(summary, { columns: TEXT_COLUMNS, ink: inkOf(false) });
  return [
    stamp,
    "",
    "tabulate format",
    ...table,
    "",
    "csv format",
    csv.trimEnd().replaceAll("\r\n", "\n"),
    "",
    "markdown format",
    markdown,
  ].join("\n");
}
