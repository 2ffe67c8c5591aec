/**
 * What a run on disk says of one metric of one task, for a comparison: its summary, its samples, its requests.
 * @module
 */

import { join } from "@std/path";
import type { AccuracyTask } from "../event/accuracy.ts";
import { OUTCOMES, PHASES } from "../event/block.ts";
import { REQUEST_METRICS } from "../event/metrics.ts";
import type { TaskSummary } from "../event/summary.ts";
import type { Side } from "../gate/comparison.ts";
import type { Gate } from "../gate/gate.ts";
import { measuredOf } from "../gate/measured.ts";
import type { Series } from "../gate/ratio.ts";
import type { Files } from "../port/ports.ts";
import { placesOf } from "../run/places.ts";
import { readRecord } from "../run/read_record.ts";
import type { ClusterSum } from "../stats/bootstrap.ts";

/** Where a run lies. */
export interface RunPlace {
  readonly files: Files;
  readonly folder: string;
}

type Numbers = TaskSummary | AccuracyTask;

const OK = OUTCOMES.indexOf("ok");
const MEASURED = PHASES.indexOf("measured");
const MOST_REQUESTS = 200_000;

/** What a side is found by: a threshold and a task. */
export function sideKey({ text }: Gate, task: { readonly id: string }): string {
  return `${text}\n${task.id}`;
}

/** One side of a comparison; `undefined` where the task has no such metric, or its requests were not kept. */
export async function readSide(
  numbers: Numbers,
  gate: Gate,
  place: RunPlace,
): Promise<Side | undefined> {
  const metric = metricOf(numbers, gate);
  if (!metric) return;
  const at = placesOf({ model: { folder: numbers.model }, dataset: { file: numbers.dataset } });
  if (numbers.kind === "accuracy") {
    const text = await place.files.readText(join(place.folder, at.results)) ?? "";
    return { metric, samples: samplesOf(text, gate.metric.name) };
  }
  if (gate.metric.of !== "load") return { metric };
  const series = await seriesOf(numbers, gate, place);
  return series.values.length > 0 ? { metric, series } : undefined;
}

/** The sums of each sample in the text of a result file; empty where the metric is none of single answers. */
export function samplesOf(text: string, metric: string): ReadonlyMap<string, ClusterSum> {
  const sums = new Map<string, ClusterSum>();
  for (const row of rowsOf(text)) {
    const part = isRecord(row) ? partOf(row, metric) : undefined;
    const id = isRecord(row) ? row["id"] : undefined;
    if (!part || typeof id !== "string") continue;
    const { sum, n } = sums.get(id) ?? { sum: 0, n: 0 };
    sums.set(id, { sum: sum + part.sum, n: n + part.n });
  }
  return sums;
}

function metricOf(numbers: Numbers, gate: Gate): Side["metric"] | undefined {
  const summary = { schema: 1, plan: "", tasks: [numbers], groups: [] } as const;
  const subject = { kind: "task", task: { id: numbers.id }, stage: null } as const;
  const measured = measuredOf(gate, subject, summary);
  if (!measured) return;
  if (numbers.kind === "accuracy") {
    return {
      ...numbers.metrics[gate.metric.name === "error_rate" ? "error" : gate.metric.name],
      ...measured,
    };
  }
  return gate.metric.name === "error_rate"
    ? { ...measured, correct: numbers.requests.failed }
    : measured;
}

interface Request {
  readonly sent: number;
  readonly end: number;
  readonly value: number;
}

async function seriesOf(
  { model, dataset }: TaskSummary,
  gate: Gate,
  { files, folder }: RunPlace,
): Promise<Series> {
  const metric = REQUEST_METRICS.find(({ name }) => name === gate.metric.name);
  const task = { model: { folder: model }, dataset: { file: dataset } };
  const { blocks } = await readRecord(files, folder, task);
  let requests: Request[] = [];
  for await (const block of blocks()) {
    for (let row = 0; row < block.rows; row++) {
      const { codes: { outcome, phase }, times } = block;
      if (outcome[row] !== OK || phase[row] !== MEASURED) continue;
      const value = metric?.of(block, row) ?? NaN;
      const [sent, end] = [times.sent[row] as number, times.end[row] as number];
      if (Number.isFinite(value)) requests.push({ sent, end, value });
    }
    // Memory stays flat, and which ones are kept hangs on their order alone.
    while (requests.length > MOST_REQUESTS) requests = requests.filter((_, at) => at % 2 === 0);
  }
  return inOrder(requests);
}

/** By the time they were sent; how many were with the server at once, by Little's law. */
function inOrder(requests: readonly Request[]): Series {
  const ordered = requests.toSorted((a, b) => a.sent - b.sent);
  const spent = ordered.reduce((sum, { sent, end }) => sum + end - sent, 0);
  const last = ordered.reduce((most, { end }) => Math.max(most, end), 0);
  return {
    values: Float64Array.from(ordered, ({ value }) => value),
    inFlight: spent / (last - (ordered[0]?.sent ?? 0)),
  };
}

/** As `foldAccuracy` counts: what failed, is missing, or has a reference that cannot be read is in no metric. */
function partOf(row: Readonly<Record<string, unknown>>, metric: string): ClusterSum | undefined {
  const { verdict, why, parts } = row as Readonly<Record<"verdict" | "why" | "parts", unknown>>;
  const isJudged = verdict === "correct" || verdict === "wrong" || verdict === "unscored";
  if (!isJudged || why === "bad-reference") return;
  if (metric === "accuracy") return { sum: verdict === "correct" ? 1 : 0, n: 1 };
  const part = isRecord(parts) && Object.hasOwn(parts, metric) ? parts[metric] : undefined;
  if (!isRecord(part)) return;
  const { sum, n } = part as Readonly<Record<"sum" | "n", unknown>>;
  return typeof sum === "number" && typeof n === "number" && n > 0 ? { sum, n } : undefined;
}

function rowsOf(text: string): readonly unknown[] {
  try {
    const file: unknown = JSON.parse(text);
    const details = isRecord(file) ? file["details"] : undefined;
    return isRecord(details) ? Object.values(details) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
