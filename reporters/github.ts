/**
 * What GitHub Actions shows of a run: annotations, and a step summary in Markdown.
 *
 * Names and texts may be hostile: none can begin a command, a tag or a cell of its own.
 * @module
 */

import type { AccuracyTask } from "../engine/event/accuracy.ts";
import type { Summary, TaskSummary } from "../engine/event/summary.ts";
import { figure } from "./text/figure.ts";
import { inert } from "./text/inert.ts";
import { markdownRow, markdownText } from "./text/markdown.ts";
import { distributionOf } from "./text/statistics.ts";
import { sentenceOf } from "./text/thresholds.ts";
import { numberOf } from "./text/totals.ts";

/** Workflow commands, one a line: an error for each threshold that was not kept, else one notice; empty without thresholds. */
export function githubAnnotations({ thresholds = [] }: Summary): string {
  if (thresholds.length === 0) return "";
  const missed = thresholds.filter(({ verdict }) => verdict !== "pass");
  const errors = missed.map((result) =>
    `::error title=${property(`assay: ${result.verdict}`)}::${message(sentenceOf(result))}\n`
  );
  return missed.length > 0
    ? errors.join("")
    : `::notice title=assay::${message(`${thresholds.length} thresholds kept`)}\n`;
}

/** Markdown: the thresholds, then the numbers of every task. */
export function githubSummary({ tasks, thresholds = [] }: Summary): string {
  const loads = tasks.filter((task) => task.kind === "performance");
  const scored = tasks.filter((task) => task.kind === "accuracy");
  return [
    "## assay\n",
    tableOf(
      ["", "threshold", "of", "verdict", "measured"],
      thresholds.map(({ threshold, subject, verdict, text }) => [
        verdict === "pass" ? "✅" : "❌",
        ...[threshold, subject, verdict, text],
      ]),
    ),
    tableOf(["load", ...LOAD_COLUMNS.map(({ name }) => name)], loads.map(loadRow)),
    tableOf(["questions", "accuracy", "95 % interval", "n", "no answer"], scored.map(scoredRow)),
  ].filter((part) => part !== "").join("\n");
}

interface Column {
  readonly name: string;
  of(task: TaskSummary): number | undefined;
}

const LOAD_COLUMNS: readonly Column[] = [
  { name: "ok", of: ({ requests }) => requests.ok },
  { name: "failed", of: ({ requests }) => requests.failed },
  { name: "TTFT p50 ms", of: ({ metrics }) => distributionOf(metrics, "ttft_ms")?.["p50"] },
  { name: "TTFT p99 ms", of: ({ metrics }) => distributionOf(metrics, "ttft_ms")?.["p99"] },
  { name: "TPOT mean ms", of: ({ metrics }) => distributionOf(metrics, "tpot_ms")?.mean },
  { name: "req/s", of: ({ metrics }) => numberOf(metrics, "request_throughput_per_s") },
  { name: "token/s", of: ({ metrics }) => numberOf(metrics, "output_token_throughput_per_s") },
];

function loadRow(task: TaskSummary): readonly string[] {
  return [task.id, ...LOAD_COLUMNS.map((column) => figure(column.of(task)))];
}

function scoredRow({ id, metrics }: AccuracyTask): readonly string[] {
  const { accuracy, extraction_failure: silent } = metrics;
  const interval = accuracy?.ci95?.map((end) => (end * 100).toFixed(1)).join("–") ?? "–";
  return [id, percent(accuracy?.value), interval, figure(accuracy?.n), percent(silent?.value)];
}

function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${(share * 100).toFixed(1)} %`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `${markdownRow(cells.map(markdownText))}\n`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("");
}

/** In one line, so no command of its own begins in it; the old form of commands counts anywhere. */
function message(text: string): string {
  return inert(text).replaceAll("%", "%25").replaceAll("##[", "# #[");
}

function property(text: string): string {
  return message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
