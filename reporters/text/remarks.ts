/**
 * What stands below the numbers: stages, failures with what the server said, the verdict on the client, cautions.
 * @module
 */

import type { StageSummary, TaskSummary } from "../../engine/event/summary.ts";
import { figure } from "./figure.ts";
import { gridLines, type Screen } from "./grid.ts";
import { inert } from "./inert.ts";
import { stageName } from "./stage_name.ts";
import { distributionOf } from "./statistics.ts";
import { numberOf } from "./totals.ts";
import { fitted, wrapped } from "./width.ts";

const FAILURE_LINES = 3;

interface StageColumn {
  readonly name: string;
  of(stage: StageSummary): number | undefined;
}

/** Columns of the stage table, the most telling first. */
const STAGE_COLUMNS: readonly StageColumn[] = [
  { name: "ok", of: ({ requests }) => requests.ok },
  { name: "failed", of: ({ requests }) => requests.failed },
  { name: "req/s", of: ({ metrics }) => numberOf(metrics, "request_throughput_per_s") },
  { name: "token/s", of: ({ metrics }) => numberOf(metrics, "output_token_throughput_per_s") },
  { name: "TTFT ms", of: ({ metrics }) => distributionOf(metrics, "ttft_ms")?.mean },
  { name: "TPOT ms", of: ({ metrics }) => distributionOf(metrics, "tpot_ms")?.mean },
  { name: "E2EL ms", of: ({ metrics }) => distributionOf(metrics, "e2el_ms")?.mean },
  { name: "in flight", of: ({ metrics }) => numberOf(metrics, "concurrency_mean") },
];

/** A table with one row for each stage, where there are several; latencies are averages. */
export function stageLines({ stages }: TaskSummary, screen: Screen): readonly string[] {
  if (stages.length < 2) return [];
  return gridLines({
    title: "Stages",
    columns: STAGE_COLUMNS.map(({ name }, rank) => ({ name, rank })),
    rows: stages.map((stage) => ({
      name: stageName(stage.stage),
      cells: STAGE_COLUMNS.map((column) => figure(column.of(stage))),
    })),
  }, screen);
}

/** Kinds of failures, how often each was, and the first thing that was said about it. */
export function failureLines(
  { failures, requests }: TaskSummary,
  { columns, ink }: Screen,
): readonly string[] {
  if (failures.length === 0) return [];
  const title = `Failures: ${figure(requests.failed)} of ${figure(requests.total)} requests`;
  const lines = failures.flatMap(({ kind, count, text }) =>
    shortened(`${figure(count)} × ${inert(kind)}${text && `: ${inert(text)}`}`, columns - 2)
  );
  return [ink.bad(fitted(title, columns)), ...lines.map((line) => `  ${line}`)];
}

/** Whether the client kept up, what is left out, and every caution. */
export function noteLines(task: TaskSummary, { columns, ink }: Screen): readonly string[] {
  const { verdict } = task.client;
  const notes = [...leftOut(task), ...task.notes.map((note) => `note: ${inert(note)}`)];
  return [
    ...wrapped(inert(verdict.text), columns).map(verdict.keptUp ? ink.good : ink.warning),
    ...notes.flatMap((note) => wrapped(note, columns).map(ink.faint)),
  ];
}

function leftOut({ requests, excluded }: TaskSummary): readonly string[] {
  const counts = [
    [requests.aborted, "aborted"],
    [excluded.warmup, "for warm-up"],
    [excluded.cooldown, "for cool-down"],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, why]) =>
    `${figure(count)} ${why}`
  );
  return told.length === 0 ? [] : [`left out of latencies: ${told.join(", ")}`];
}

/** The first lines of a text; an ellipsis tells that there are more. */
function shortened(text: string, width: number): readonly string[] {
  const lines = wrapped(text, width);
  if (lines.length <= FAILURE_LINES) return lines;
  const last = lines[FAILURE_LINES - 1] ?? "";
  return [...lines.slice(0, FAILURE_LINES - 1), fitted(`${last} …`, width)];
}
