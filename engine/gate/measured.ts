/**
 * What a summary says of one subject of a threshold: the value, and how many samples are behind it.
 * @module
 */

import type { AccuracyTask } from "../event/accuracy.ts";
import type { StageSummary, Summary, TaskSummary } from "../event/summary.ts";
import type { Gate, Stat } from "./gate.ts";
import type { Subject } from "./subjects.ts";

/** A value in the metric's unit. */
export interface Measured {
  readonly value: number;
  readonly n: number;
}

type Sought =
  | Extract<Subject, { readonly kind: "group" }>
  | {
    readonly kind: "task";
    readonly task: { readonly id: string };
    readonly stage: number | null;
  };
type Numbers = Pick<StageSummary, "requests" | "metrics">;

/** The value; `undefined` where the summary has none. */
export function measuredOf(
  gate: Gate,
  subject: Sought,
  summary: Summary,
): Measured | undefined {
  if (subject.kind === "group") {
    const { group, model } = subject;
    const result = summary.groups.find((result) =>
      result.group === group.name && result.model === model && result.metric === group.metric
    );
    return result && { value: result.value, n: result.members };
  }
  const task = summary.tasks.find(({ id }) => id === subject.task.id);
  if (!task) return;
  if (task.kind === "accuracy") return ofAnswers(gate, task);
  const numbers = numbersOf(task, subject.stage);
  return numbers && finite(ofLoad(gate, numbers));
}

/** Whether so many samples can tell the statistic: a p99 needs one of them beyond it, so a hundred. */
export function isEnough(stat: Stat | null, n: number): boolean {
  if (stat?.kind !== "percentile") return n >= 1;
  return n * Math.min(stat.p, 100 - stat.p) >= 100 - 1e-6;
}

function numbersOf(task: TaskSummary, stage: number | null): Numbers | undefined {
  return stage === null ? task : task.stages.find((one) => one.stage === stage);
}

function ofAnswers({ metric }: Gate, { metrics }: AccuracyTask): Measured | undefined {
  const name = metric.name === "error_rate" ? "error" : metric.name;
  return finite(Object.hasOwn(metrics, name) ? metrics[name] : undefined);
}

function ofLoad({ metric, stat }: Gate, { requests, metrics }: Numbers): Measured | undefined {
  const count = COUNTS[metric.name];
  if (count) return count(requests);
  const found = Object.hasOwn(metrics, metric.name) ? metrics[metric.name] : undefined;
  if (found === undefined) return;
  if (typeof found === "number") return { value: found, n: requests.ok };
  if (!stat) return;
  const value = stat.kind === "percentile" ? found[`p${stat.p}`] : found[stat.kind];
  return value === undefined ? undefined : { value, n: found.n };
}

type Requests = Numbers["requests"];

/** Metrics that are made of counts. A request that was aborted says nothing of the server. */
const COUNTS: Readonly<Record<string, (requests: Requests) => Measured>> = {
  total_requests: ({ total }) => ({ value: total, n: total }),
  ok_requests: ({ ok, total }) => ({ value: ok, n: total }),
  failed_requests: ({ failed, total }) => ({ value: failed, n: total }),
  aborted_requests: ({ aborted, total }) => ({ value: aborted, n: total }),
  error_rate: ({ failed, total, aborted }) => ({
    value: failed / (total - aborted),
    n: total - aborted,
  }),
};

function finite(measured: Measured | undefined): Measured | undefined {
  return measured && measured.n > 0 && Number.isFinite(measured.value)
    ? { value: measured.value, n: measured.n }
    : undefined;
}
