/**
 * The earlier runs that thresholds compare with, read before anything starts: one that is not there is an issue.
 * @module
 */

import { basename, dirname, join } from "@std/path";
import type { AccuracyTask } from "../event/accuracy.ts";
import type { TaskSummary } from "../event/summary.ts";
import type { Side } from "../gate/comparison.ts";
import type { Gate } from "../gate/gate.ts";
import type { Posted } from "../gate/judge.ts";
import { comparedIn } from "../gate/post.ts";
import { kindOf } from "../gate/subjects.ts";
import type { Task } from "../plan/plan.ts";
import type { Files } from "../port/ports.ts";
import { SUMMARY_PATH } from "../run/places.ts";
import { decodeResults } from "../run/score/results.ts";
import { issueAt } from "../schema/issue.ts";
import type { Issue, Place } from "../schema/issue.ts";
import { readSide, samplesOf, sideKey } from "./gate_sides.ts";

/** How baselines are found. */
export interface Finding {
  readonly files: Files;
  /** Where a threshold was written. */
  placeOf(gate: Gate): Place;
}

/** What the baselines say. */
export interface Baselines {
  before(gate: Gate, task: Task): Side | undefined;
  readonly issues: readonly Issue[];
}

type Numbers = TaskSummary | AccuracyTask;

/** Reads all baselines that thresholds name. */
export async function readBaselines(
  posted: readonly Posted[],
  { files, placeOf }: Finding,
): Promise<Baselines> {
  const sides = new Map<string, Side>();
  const issues: Issue[] = [];
  for (const { gate, task } of comparedIn(posted)) {
    if (gate.check.kind !== "not-worse") continue;
    const side = await sideIn(gate.check.baseline, { files, gate, task });
    if (typeof side !== "string") sides.set(sideKey(gate, task), side);
    else {
      issues.push(issueAt(placeOf(gate), {
        found: `${side}, in \`${gate.text}\``,
        allowed: "a run's folder, its summary.json, or a file of its results",
      }));
    }
  }
  return { issues, before: (gate, task) => sides.get(sideKey(gate, task)) };
}

interface Wanted {
  readonly files: Files;
  readonly gate: Gate;
  readonly task: Task;
}

/** The side of a task, or what is wrong with the baseline. */
async function sideIn(path: string, { files, gate, task }: Wanted): Promise<Side | string> {
  const isFile = path.endsWith(".json");
  const text = await files.readText(isFile ? path : join(path, SUMMARY_PATH));
  if (text === undefined) return `no run at ${path}`;
  const results = isFile ? decodeResults(text) : undefined;
  const tasks = results ? [results] : tasksIn(text);
  if (!tasks) return `no summary of a run in ${path}`;
  const numbers = sameTask(tasks, task);
  if (!numbers) return `no task like ${task.id} in ${path}`;
  const folder = isFile ? dirname(path) : path;
  const isSummary = !isFile || basename(path) === SUMMARY_PATH;
  const side = await readSide(numbers, gate, { files, folder: isSummary ? folder : "" });
  if (!side) return `no ${gate.metric.name} of ${task.id} in ${path}`;
  return results ? { ...side, samples: samplesOf(text, gate.metric.name) } : side;
}

/** The task of this id, else the only one of its dataset: another model is compared by the same questions. */
function sameTask(tasks: readonly Numbers[], task: Task): Numbers | undefined {
  const kind = kindOf(task) === "load" ? "performance" : "accuracy";
  const alike = tasks.filter((one) => one.kind === kind && one.dataset === task.dataset.file);
  const same = alike.find(({ id }) => id === task.id);
  return same ?? (alike.length === 1 ? alike[0] : undefined);
}

function tasksIn(text: string): readonly Numbers[] | undefined {
  try {
    const { schema, tasks } = JSON.parse(text);
    return schema === 1 && Array.isArray(tasks) ? tasks.filter(isNumbers) : undefined;
  } catch {
    return;
  }
}

/** Whether a value has what is read of a task here. */
function isNumbers(value: unknown): value is Numbers {
  const task = Object(value) as Partial<Numbers>;
  const isNamed = [task.id, task.model, task.dataset].every((name) => typeof name === "string");
  const isKnown = task.kind === "accuracy" ||
    (task.kind === "performance" && typeof task.requests === "object" && task.requests !== null);
  return isNamed && isKnown && typeof task.metrics === "object" && task.metrics !== null;
}
