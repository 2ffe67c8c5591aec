/**
 * Every number of a run's summary as one list, for tables and for monitoring: whose it is, of which stage, in which unit.
 * @module
 */

import type { AccuracyMetric, AccuracyTask, GroupResult } from "../../engine/event/accuracy.ts";
import { EVENT_METRICS, type MetricInfo, REQUEST_METRICS } from "../../engine/event/metrics.ts";
import type {
  Metric,
  RequestCounts,
  StageSummary,
  Summary,
  TaskSummary,
} from "../../engine/event/summary.ts";
import { TOTAL_METRICS } from "../../engine/event/totals.ts";
import type { TaskNames } from "./task_rows.ts";

/** A metric: one number, the distribution of many, or a share of answers. */
export interface Figure extends TaskNames {
  readonly kind: "performance" | "accuracy" | "group";
  /** Index of the stage; `null`: the whole task. */
  readonly stage: number | null;
  readonly info: MetricInfo;
  readonly value: Metric | AccuracyMetric;
}

type Whose = Pick<Figure, "kind" | "model" | "dataset" | "stage">;

const METRICS: ReadonlyMap<string, MetricInfo> = new Map(
  [...REQUEST_METRICS, ...EVENT_METRICS, ...TOTAL_METRICS].map((info) => [info.name, info]),
);

const NAMES = [...METRICS.keys()];

/** Names and meanings of counts, by their keys in the summary. */
type Counts<Key extends string> = Readonly<
  Record<Key, readonly [name: string, definition: string]>
>;

const REQUESTS: Counts<Exclude<keyof RequestCounts, "failedByKind">> = {
  total: ["total_requests", "Measured requests."],
  ok: ["ok_requests", "Measured requests that ended ok."],
  failed: ["failed_requests", "Measured requests that failed."],
  aborted: ["aborted_requests", "Measured requests that were cut off by the end of the run."],
};

const EXCLUDED: Counts<keyof TaskSummary["excluded"]> = {
  warmup: ["warmup_requests", "Requests sent first and excluded."],
  cooldown: ["cooldown_requests", "Requests sent last and excluded."],
};

const ANSWERS: Counts<keyof AccuracyTask["samples"]> = {
  total: ["total_answers", "Answers that were to be asked, repeats counted."],
  scored: ["scored_answers", "Answers that are right or wrong."],
  unscored: [
    "unscored_answers",
    "Answers that state nothing that could be scored: they count as not right.",
  ],
  truncated: ["truncated_answers", "Answers that the limit of their length cut off."],
  errors: ["failed_answers", "Questions that failed for good: they are in no metric."],
  missing: ["missing_answers", "Questions that were not asked yet."],
};

const ABOUT_SHARES: Readonly<Record<string, string>> = {
  accuracy: "Share of answers that are right.",
  extraction_failure: "Share of answers in which none was found.",
  truncation: "Share of answers that the limit of their length cut off.",
  error: "Share of questions that failed for good.",
};

/** All of them, task by task, the whole task before its stages, groups last. */
export function figuresOf({ tasks, groups }: Summary): readonly Figure[] {
  return [
    ...tasks.flatMap((task) =>
      task.kind === "performance" ? loadFigures(task) : accuracyFigures(task)
    ),
    ...groups.map(groupFigure),
  ];
}

function loadFigures(task: TaskSummary): readonly Figure[] {
  const { model, dataset, excluded, stages } = task;
  const whose = { kind: "performance", model, dataset, stage: null } as const;
  const parts = stages.length > 1 ? stages : [];
  return [
    ...numbersOf(task, whose),
    ...countsOf(excluded, EXCLUDED, { ...whose, unit: "requests" }),
    ...parts.flatMap((stage) => numbersOf(stage, { ...whose, stage: stage.stage })),
  ];
}

function numbersOf({ requests, metrics }: Omit<StageSummary, "stage">, whose: Whose): Figure[] {
  const failures = Object.entries(requests.failedByKind).map(([kind, value]): Figure => {
    const definition = `Measured requests that failed by ${kind}.`;
    return {
      ...whose,
      info: { name: `failed_${kind}_requests`, unit: "requests", definition },
      value,
    };
  });
  return [
    ...countsOf(requests, REQUESTS, { ...whose, unit: "requests" }),
    ...failures,
    ...Object.entries(metrics).sort(([a], [b]) => rankOf(a) - rankOf(b)).map((
      [name, value],
    ): Figure => ({
      ...whose,
      info: METRICS.get(name) ?? { name, unit: "", definition: "" },
      value,
    })),
  ];
}

/** Place in the tables of metrics; a summary has them by name. */
function rankOf(name: string): number {
  const rank = NAMES.indexOf(name);
  return rank < 0 ? NAMES.length : rank;
}

function accuracyFigures({ model, dataset, samples, metrics }: AccuracyTask): readonly Figure[] {
  const whose = { kind: "accuracy", model, dataset, stage: null } as const;
  return [
    ...countsOf(samples, ANSWERS, { ...whose, unit: "answers" }),
    ...Object.entries(metrics).map(([name, value]): Figure => ({
      ...whose,
      info: shareInfo(name),
      value,
    })),
  ];
}

function groupFigure({ group, model, metric, value, members, stderr }: GroupResult): Figure {
  const result = { value, n: members, ...(stderr === undefined ? {} : { stderr }) };
  return {
    kind: "group",
    model,
    dataset: group,
    stage: null,
    info: shareInfo(metric),
    value: result,
  };
}

function shareInfo(name: string): MetricInfo {
  return { name, unit: "ratio", definition: ABOUT_SHARES[name] ?? "Mean of the answers' scores." };
}

function countsOf<Key extends string>(
  counts: Readonly<Record<NoInfer<Key>, number>>,
  table: Counts<Key>,
  { unit, ...whose }: Whose & { readonly unit: string },
): readonly Figure[] {
  return (Object.keys(table) as Key[]).map((key) => {
    const [name, definition] = table[key];
    return { ...whose, info: { name, unit, definition }, value: counts[key] };
  });
}
