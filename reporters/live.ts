/**
 * Progress of a run while it goes on: a few lines for each task, or one where there is no terminal.
 *
 * A pure picture of counters: it keeps nothing from one call to the next, so speeds are averages since the start.
 * @module
 */

import type { Phase } from "../engine/event/block.ts";
import { clockTime, figure } from "./text/figure.ts";
import type { Screen } from "./text/grid.ts";
import { inert } from "./text/inert.ts";
import { type Ink, inkOf } from "./text/ink.ts";
import { fitted, widthOf, wrapped } from "./text/width.ts";

/** Where a task stands. Counts and times are those of the present stage; `sent` counts each request once. */
export interface Progress {
  /** Id of the task. */
  readonly task: string;
  /** Index of the present stage. */
  readonly stage: number;
  readonly stages: number;
  readonly phase: Phase | "starting" | "ending";
  /** Requests of the stage; `null` where time ends it. */
  readonly total: number | null;
  /** Length of the stage; `null` where a number of requests ends it. */
  readonly durationMs: number | null;
  readonly elapsedMs: number;
  readonly sent: number;
  readonly inFlight: number;
  readonly ok: number;
  readonly failed: number;
  /** Failures by kind, where known. */
  readonly failedByKind?: Readonly<Record<string, number>>;
  readonly aborted: number;
  /** Token-carrying events so far. */
  readonly events: number;
  readonly outputTokensEstimate?: number;
  /** A recent time to first token. */
  readonly ttftMs?: number;
}

/** How progress is shown. */
export interface LiveOptions {
  readonly columns: number;
  readonly colour: boolean;
}

const NARROWEST = 40;
const BAR_WIDTH = 24;
const SEPARATOR = " · ";
/** Eighths of a cell, for a bar that moves in small steps. */
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** Lines for each task: its name and stage, a bar, and figures. None is wider than the screen. */
export function renderLive(
  progress: readonly Progress[],
  { columns, colour }: LiveOptions,
): readonly string[] {
  const screen = { columns: Math.max(NARROWEST, Math.floor(columns)), ink: inkOf(colour) };
  return progress.flatMap((task) => taskLines(task, screen));
}

/** One line without colours, for logs and pipes, however long it is. */
export function renderLiveLine(progress: Progress): string {
  return [
    `${inert(progress.task)}${stageText(progress)}`,
    doneText(progress),
    ...figures(progress),
    ...failures(progress),
  ].join(SEPARATOR);
}

function taskLines(progress: Progress, { columns, ink }: Screen): readonly string[] {
  const stage = stageText(progress);
  const name = fitted(inert(progress.task), Math.max(1, columns - widthOf(stage)));
  const bar = barText(shareOf(progress), ink);
  return [
    ink.strong(name) + ink.faint(stage),
    `${bar} ${fitted(doneText(progress), columns - BAR_WIDTH - 1)}`,
    ...phrased(figures(progress), columns),
    ...phrased(failures(progress), columns).map(ink.bad),
  ];
}

function stageText({ stage, stages, phase }: Progress): string {
  const shown = phase === "measured" ? "" : ` ${phase}`;
  return stages > 1 ? ` stage ${stage + 1}/${stages}${shown}` : shown;
}

function doneText(progress: Progress): string {
  const share = shareOf(progress);
  const percent = share === undefined ? [] : [`${Math.floor(share * 100)} %`];
  const count = progress.total === null
    ? `${figure(doneOf(progress))} done`
    : `${figure(doneOf(progress))}/${figure(progress.total)}`;
  return [...percent, count].join("  ");
}

function figures(progress: Progress): readonly string[] {
  const { inFlight, ok, elapsedMs, ttftMs } = progress;
  const left = leftMs(progress);
  return [
    `${figure(inFlight)} in flight`,
    `${figure(ok)} ok`,
    ...speeds(progress),
    ...(ttftMs === undefined ? [] : [`TTFT ${figure(ttftMs)} ms`]),
    clockTime(elapsedMs) + (left === undefined ? "" : `, ${clockTime(left)} left`),
  ];
}

function speeds(progress: Progress): readonly string[] {
  const { elapsedMs, events, outputTokensEstimate } = progress;
  if (elapsedMs <= 0) return [];
  const perSecond = (count: number): string =>
    figure(Number((count * 1000 / elapsedMs).toPrecision(4)));
  return [
    `${perSecond(doneOf(progress))} req/s`,
    outputTokensEstimate === undefined
      ? `${perSecond(events)} events/s`
      : `${perSecond(outputTokensEstimate)} token/s`,
  ];
}

function failures({ failed, failedByKind = {}, aborted }: Progress): readonly string[] {
  const kinds = Object.entries(failedByKind).filter(([, count]) => count > 0)
    .map(([kind, count]) => `${inert(kind)} ${figure(count)}`).join(", ");
  return [
    ...(failed > 0 ? [`${figure(failed)} failed${kinds && ` (${kinds})`}`] : []),
    ...(aborted > 0 ? [`${figure(aborted)} aborted`] : []),
  ];
}

function doneOf({ ok, failed, aborted }: Progress): number {
  return ok + failed + aborted;
}

/** Part of the stage that is over, 0 to 1; unknown where neither requests nor time end it. */
function shareOf(progress: Progress): number | undefined {
  const { total, durationMs, elapsedMs } = progress;
  const parts = [
    ...(total === null ? [] : [total > 0 ? doneOf(progress) / total : 1]),
    ...(durationMs === null ? [] : [durationMs > 0 ? elapsedMs / durationMs : 1]),
  ];
  return parts.length === 0 ? undefined : Math.min(1, Math.max(...parts));
}

/** Time left if all goes on as it did. */
function leftMs(progress: Progress): number | undefined {
  const share = shareOf(progress);
  return share === undefined || share === 0 ? undefined : progress.elapsedMs * (1 - share) / share;
}

function barText(share: number | undefined, ink: Ink): string {
  const eighths = Math.round((share ?? 0) * BAR_WIDTH * 8);
  const full = "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
  return ink.accent(full) + ink.faint("░".repeat(BAR_WIDTH - full.length));
}

/** Phrases on as few lines as they need, never broken where they fit. */
function phrased(phrases: readonly string[], columns: number): readonly string[] {
  const joined = phrases.join(SEPARATOR);
  if (phrases.length === 0 || widthOf(joined) <= columns) return phrases.length ? [joined] : [];
  return wrapped(phrases.map((phrase) => phrase.replaceAll(" ", "\u00a0")).join(" · "), columns)
    .map((line) => line.replaceAll("\u00a0", " "));
}
