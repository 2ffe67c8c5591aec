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
import { inert } from "./text/inert.ts";
import { distributionOf, statisticColumns, statisticRows } from "./text/statistics.ts";
import { scopesOf, TOTAL_ROWS } from "./text/totals.ts";

type Cells = readonly string[];

/** Renders the file. `picture`: the form that charts have as pictures, `null` where they have none. */
export function renderMarkdown({ run, files }: RunPicture, picture: ChartPicture | null): Report {
  const { summary } = run;
  const scored = summary.tasks.filter((task) => task.kind === "accuracy");
  const measured = summary.tasks.filter((task) => task.kind === "performance");
  const lines = [
    `# ${plain(runTitle(summary))}`,
    "",
    ...runVerdicts(summary).map(({ good, text }) => `- ${good ? "✓" : "**!**"} ${plain(text)}`),
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
    plain(threshold),
    `${verdict === "pass" ? "✓" : "**!**"} ${verdict}`,
    plain(subject),
    plain(text),
  ]);
  const head = ["Threshold", "Verdict", "Of", "Evidence"];
  return ["", "## Thresholds", "", ...tableLines(head, rows)];
}

function accuracyLines(tasks: readonly AccuracyTask[]): readonly string[] {
  if (tasks.length === 0) return [];
  const head = ["Dataset", "Model", "Metric", "Score", "95 % interval", "n", "Recipe"];
  const rows = tasks.flatMap((task) =>
    Object.entries(task.metrics).map(([name, metric]) => [
      plain(task.dataset),
      plain(task.model),
      AMISS.includes(name) ? `*${plain(name)}*` : plain(name),
      percent(metric.value),
      intervalText(metric),
      figure(metric.n),
      plain(task.recipe),
    ])
  );
  return ["", "## Accuracy", "", ...tableLines(head, rows)];
}

function groupLines({ groups }: Summary): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(({ group, model, metric, value, members }) => [
    plain(group),
    plain(model),
    plain(metric),
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
    ...scopes.map(([, numbers]) => figure(of(numbers))),
  ]);
  return [
    "",
    `## ${plain(task.model)} on ${plain(task.dataset)}`,
    "",
    ...tableLines(["Per request", ...columns.map(({ name }) => name)], perRequest),
    "",
    ...tableLines(["End to end", ...scopes.map(([scope]) => scope)], totals),
    ...task.notes.flatMap((note) => ["", `Note: ${plain(note)}`]),
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
      ? `- [${plain(title)}](${target("vl.json")})`
      : `![${plain(title)}](${target(picture)})\n`;
  });
  return ["", "## Charts", "", ...lines];
}

function tableLines(head: Cells, rows: readonly Cells[]): readonly string[] {
  const line = (cells: Cells): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, at) => at === 0 ? "---" : "---:");
  return [line(head), line(rule), ...rows.map(line)];
}

/** Text that means nothing but itself, and calls for nobody. */
function plain(text: string): string {
  return inert(text)
    .replace(/[\\`*{}[\]<>|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replaceAll("&", "&amp;").replace(/(?<![\p{L}\p{N}])@/gu, "&#64;");
}
