/**
 * Which tasks of two plans are compared, what they say differently, and which cannot be held against each other.
 * @module
 */

import { unlike } from "../plan/continue.ts";
import type { Json, Plan, Stage, Task } from "../plan/plan.ts";
import type { PlanDifference } from "./comparison.ts";

/** Two tasks about one dataset. */
export interface TaskPair {
  readonly dataset: string;
  readonly first: Task;
  readonly second: Task;
}

/** What there is to compare of two plans. */
export interface Matched {
  readonly pairs: readonly TaskPair[];
  readonly differences: readonly PlanDifference[];
  /** Tasks that were not compared, and why. */
  readonly refused: readonly { readonly task: string; readonly why: string }[];
}

/** Pairs tasks of the same dataset: of the same model, or else the only ones of that dataset. */
export function matchTasks(first: Plan, second: Plan): Matched {
  const found = second.tasks.map((task) => ({ task, partner: partnerOf(task, first, second) }));
  const pairs = found.flatMap(({ task, partner }) =>
    typeof partner === "string"
      ? []
      : [{ dataset: task.dataset.file, first: partner, second: task }]
  );
  const judged = pairs.map((pair) => ({ pair, why: barrier(pair) }));
  const alone = first.tasks.filter((task) => !pairs.some((pair) => pair.first === task));
  return {
    pairs: judged.flatMap(({ pair, why }) => why === undefined ? [pair] : []),
    differences: differencesOf(pairs),
    refused: [
      ...alone.map(({ id }) => ({ task: id, why: "only the baseline has it" })),
      ...found.flatMap(({ task, partner }) =>
        typeof partner === "string" ? [{ task: task.id, why: partner }] : []
      ),
      ...judged.flatMap(({ pair, why }) =>
        why === undefined ? [] : [{ task: pair.second.id, why }]
      ),
    ],
  };
}

/** The stages of a task's load; none where it asks questions. */
export function stagesOf({ steps }: Task): readonly Stage[] {
  return steps.flatMap((step) => step.kind === "load" ? step.stages : []);
}

function partnerOf(task: Task, first: Plan, second: Plan): Task | string {
  const same = first.tasks.find(({ id }) => id === task.id);
  if (same) return same;
  const ofDataset = ({ tasks }: Plan): readonly Task[] =>
    tasks.filter(({ dataset }) => dataset.file === task.dataset.file);
  const [only, ...others] = ofDataset(first);
  if (!only) return "the baseline has no such dataset";
  if (others.length > 0 || ofDataset(second).length > 1) {
    return "several models have this dataset, and none of them is in both";
  }
  return only;
}

/** Why two tasks cannot be held against each other; nothing where they can. */
function barrier({ first, second }: TaskPair): string | undefined {
  const [before, after] = [stagesOf(first), stagesOf(second)];
  if ((before.length > 0) !== (after.length > 0)) {
    return "one was put under a load, the other was asked questions";
  }
  if (unlike(json(first.dataset.source), json(second.dataset.source), []).length > 0) {
    return "their rows come from different sources";
  }
  if (before.length === 0) return undefined;
  if (first.dataset.rows !== second.dataset.rows) {
    return `the load sends ${rowsOf(first)} in one and ${rowsOf(second)} in the other`;
  }
  const other = before.findIndex(({ arrival }, at) =>
    after[at] !== undefined && arrival.kind !== after[at].arrival.kind
  );
  if (other < 0) return undefined;
  return `stage ${other + 1} is a loop that is ${before[other]?.arrival.kind} in one and ${
    after[other]?.arrival.kind
  } in the other`;
}

function rowsOf({ dataset: { rows } }: Task): string {
  return rows === null ? "all rows" : `${rows} rows`;
}

/** What does not change what is measured: names that only say where results lie. */
const SILENT = ["id"];

/** What many tasks say in the same way is one difference. */
function differencesOf(pairs: readonly TaskPair[]): readonly PlanDifference[] {
  const found = pairs.flatMap(({ dataset, first, second }) =>
    unlike(json(first), json(second), []).filter(({ path }) => !SILENT.includes(path))
      .map((difference) => ({ dataset, difference }))
  );
  const alike = Map.groupBy(found, ({ difference }) => JSON.stringify(difference));
  return [...alike.values()].flatMap((group) => {
    const datasets = group.map(({ dataset }) => dataset);
    return group.slice(0, 1).map(({ difference: { path, before, after } }) => ({
      datasets,
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }));
  });
}

function json(value: unknown): Json {
  return value as Json;
}
