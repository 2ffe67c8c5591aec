/**
 * `report.md`: a run's numbers as tables for a pull request or a wiki, with links to its charts.
 *
 * Text of servers and configs is in one line, and no sign of it means anything to Markdown or HTML.
 * @module
 */

import type { AccuracyTask } from "../engine/event/accuracy.ts";
import type { Summary, TaskSummary } from "../engine/event/summary.ts";
import { intervalText, percent } from "./page/accuracy_section.ts";
import { AMISS } from "./page/accuracy_charts.ts";
import type { ChartFile, RunPicture } from "./page/draw_run.ts";
import { runTitle, runVerdicts } from "./page/run_head.ts";
import type { ChartPicture } from "./charts.ts";
import type { Report } from "./reporter.ts";
import { figure } from "./text/figure.ts";
import { markdownRow, markdownText } from "./text/markdown.ts";
import { scopesOf } from "./text/scopes.ts";
import { distributionOf, statisticColumns, statisticRows } from "./text/statistics.ts";
import { TOTAL_ROWS } from "./text/totals.ts";

type Cells = readonly string[];

/** Renders the file. `picture`: the form that charts have as pictures, `null` where they have none. */
export function renderMarkdown({ run, files }: RunPicture, picture: ChartPicture | null): Report {
  const { summary } = run;
  const scored = summary.tasks.filter((task) => task.kind === "accuracy");
  const measured = summary.tasks.filter((task) => task.kind === "performance");
  const lines = [
    `# ${markdownText(runTitle(summary))}`,
    "",
    ...runVerdicts(summary).map(({ good, text }) =>
      `- ${good ? "✓" : "**!**"} ${markdownText(text)}`
    ),
    ...thresholdLines(summary),
    ...accuracyLines(scored),
    ...groupLines(summary),
    ...measured.flatMap(loadLines),
    ...chartLines(files, picture),
    "",
    `Plan \`${summary.plan}\`; all numbers: \`summary.json\`, the page: \`report.html\`.`,
    "",
  ];
  return { path: "report.md", pieces: [lines.join("\n")] };
}

function thresholdLines({ thresholds = [] }: Summary): readonly string[] {
  if (thresholds.length === 0) return [];
  const rows = thresholds.map(({ threshold, verdict, subject, text }) => [
    markdownText(threshold),
    `${verdict === "pass" ? "✓" : "**!**"} ${verdict}`,
    markdownText(subject),
    markdownText(text),
  ]);
  const head = ["Threshold", "Verdict", "Of", "Evidence"];
  return ["", "## Thresholds", "", ...tableLines(head, rows)];
}

function accuracyLines(tasks: readonly AccuracyTask[]): readonly string[] {
  if (tasks.length === 0) return [];
  const head = ["Dataset", "Model", "Metric", "Score", "95 % interval", "n", "Recipe"];
  const rows = tasks.flatMap((task) =>
    Object.entries(task.metrics).map(([name, metric]) => [
      markdownText(task.dataset),
      markdownText(task.model),
      AMISS.includes(name) ? `*${markdownText(name)}*` : markdownText(name),
      percent(metric.value),
      intervalText(metric),
      figure(metric.n),
      markdownText(task.recipe),
    ])
  );
  return ["", "## Accuracy", "", ...tableLines(head, rows)];
}

function groupLines({ groups }: Summary): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(({ group, model, metric, value, members }) => [
    markdownText(group),
    markdownText(model),
    markdownText(metric),
    percent(value),
    figure(members),
  ]);
  return ["", ...tableLines(["Group", "Model", "Metric", "Value", "Datasets"], rows)];
}

function loadLines(task: TaskSummary): readonly string[] {
  const { metrics } = task;
  const scopes = scopesOf(task);
  const columns = statisticColumns([metrics]);
  const perRequest = statisticRows(metrics).map(({ name, key, unit }) => {
    const values = distributionOf(metrics, key);
    return [
      unit === "" ? name : `${name} (${unit})`,
      ...columns.map((column) => figure(values && column.of(values))),
    ];
  });
  const totals = TOTAL_ROWS.map(({ name, unit, of }) => [
    unit === "" ? name : `${name} (${unit})`,
    ...scopes.map(({ numbers }) => figure(of(numbers))),
  ]);
  return [
    "",
    `## ${markdownText(task.model)} on ${markdownText(task.dataset)}`,
    "",
    ...tableLines(["Per request", ...columns.map(({ name }) => name)], perRequest),
    "",
    ...tableLines(["End to end", ...scopes.map(({ name }) => name)], totals),
    ...task.notes.flatMap((note) => ["", `Note: ${markdownText(note)}`]),
  ];
}

function chartLines(
  files: readonly ChartFile[],
  picture: ChartPicture | null,
): readonly string[] {
  if (files.length === 0) return [];
  const lines = files.map(({ path, title }) => {
    const target = (ending: string): string => `<${encodeURI(path)}.${ending}>`;
    return picture === null
      ? `- [${markdownText(title)}](${target("vl.json")})`
      : `![${markdownText(title)}](${target(picture)})\n`;
  });
  return ["", "## Charts", "", ...lines];
}

function tableLines(head: Cells, rows: readonly Cells[]): readonly string[] {
  const rule = head.map((_, at) => at === 0 ? "---" : "---:");
  return [head, rule, ...rows].map(markdownRow);
}
