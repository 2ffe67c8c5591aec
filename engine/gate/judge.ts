/**
 * Thresholds against the numbers of a run. Pure: the same summary gives the same verdicts, live and years later.
 * @module
 */

import type { Summary, ThresholdResult } from "../event/summary.ts";
import { judgeComparison } from "./comparison.ts";
import type { Side } from "./comparison.ts";
import type { Gate, Operator } from "./gate.ts";
import { isEnough, measuredOf } from "./measured.ts";
import type { Measured } from "./measured.ts";
import { shownAmount } from "./quantity.ts";
import type { Subject } from "./subjects.ts";

/** A threshold, and all of whom it speaks. */
export interface Posted {
  readonly gate: Gate;
  readonly subjects: readonly Subject[];
}

/** What a run and its baseline say of a task. */
export interface Sides {
  readonly now: Side;
  readonly before: Side;
}

/** What is judged, and where the sides of a comparison are found. */
export interface Judging {
  readonly summary: Summary;
  sidesOf(gate: Gate, subject: Subject): Sides | undefined;
}

const HOLDS: Readonly<Record<Operator, (value: number, bound: number) => boolean>> = {
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
  "==": (value, bound) => value === bound,
};

/** Whether a value keeps a bound. */
export function holds(operator: Operator, value: number, bound: number): boolean {
  return HOLDS[operator](value, bound);
}

/** One result for every threshold and subject, in the order of the thresholds. */
export function judge(posted: readonly Posted[], judging: Judging): readonly ThresholdResult[] {
  return posted.flatMap(({ gate, subjects }) =>
    subjects.map((subject): ThresholdResult => ({
      threshold: gate.text,
      subject: subjectName(subject),
      ...resultOf(gate, subject, judging),
    }))
  );
}

type Finding = Omit<ThresholdResult, "threshold" | "subject">;

function resultOf(gate: Gate, subject: Subject, judging: Judging): Finding {
  const measured = measuredOf(gate, subject, judging.summary);
  if (!measured) return { verdict: "no data", text: `the run has no ${measureName(gate)}` };
  if (gate.check.kind === "bound") return boundResult(gate, measured, gate.check);
  const sides = judging.sidesOf(gate, subject);
  if (!sides) return { verdict: "no data", text: `the baseline has no ${measureName(gate)}` };
  return judgeComparison({ ...gate, check: gate.check }, sides);
}

function boundResult(
  { metric, stat }: Gate,
  { value, n }: Measured,
  { operator, value: bound }: { readonly operator: Operator; readonly value: number },
): Finding {
  const text = `${shownAmount(value, metric.quantity)} of ${n}`;
  if (!isEnough(stat, n)) {
    return { verdict: "too few samples", value, n, text: `${text}: ${needed(stat, n)}` };
  }
  return { verdict: holds(operator, value, bound) ? "pass" : "fail", value, n, text };
}

function needed(stat: Gate["stat"], n: number): string {
  if (stat?.kind !== "percentile") return "none was measured";
  const least = Math.ceil(100 / Math.min(stat.p, 100 - stat.p) - 1e-6);
  return `p${stat.p} needs ${least} samples, there are ${n}`;
}

function measureName({ metric, stat }: Gate): string {
  if (!stat) return metric.name;
  return `${metric.name} ${stat.kind === "percentile" ? `p${stat.p}` : stat.kind}`;
}

function subjectName(subject: Subject): string {
  if (subject.kind === "group") return `${subject.group.name} of ${subject.model}`;
  const { task, stage } = subject;
  return stage === null ? task.id : `${task.id} stage=${stage}`;
}
