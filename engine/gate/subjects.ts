/**
 * Of whom a threshold speaks: the tasks, stages and groups of a plan, or the mistake that it speaks of none.
 * @module
 */

import type { Group, Plan, Task } from "../plan/plan.ts";
import type { Gate } from "./gate.ts";
import type { GateMetric } from "./metrics.ts";
import { isMistake } from "./mistake.ts";
import type { Mistake } from "./mistake.ts";

/** Whose value a threshold is held against. */
export type Subject =
  | { readonly kind: "task"; readonly task: Task; readonly stage: number | null }
  | { readonly kind: "group"; readonly group: Group; readonly model: string };

/** What a task leaves numbers of; `undefined` where it is only asked. */
export function kindOf({ steps, dataset }: Task): "load" | "answers" | undefined {
  const does = (...kinds: readonly string[]): boolean =>
    steps.some(({ kind }) => kinds.includes(kind));
  if (does("load", "measure")) return "load";
  return does("score") || (dataset.questions && does("summarize")) ? "answers" : undefined;
}

/** Whether any task of a plan has the metric. */
export function isMeasured({ of }: GateMetric, { tasks }: Plan): boolean {
  return tasks.some((task) => {
    const kind = kindOf(task);
    return kind !== undefined && (of === "both" || of === kind);
  });
}

/** All subjects of a threshold, at least one; or why there is none. */
export function subjectsOf(gate: Gate, plan: Plan): readonly Subject[] | Mistake {
  const { labels, metric } = gate;
  if (!isMeasured(metric, plan)) return notMeasured(metric);
  const measured = plan.tasks.filter((task) => isMeasured(metric, { ...plan, tasks: [task] }));
  const ofModel = named(measured, "model", labels.model);
  if (isMistake(ofModel)) return ofModel;
  if (labels.group !== undefined) return groupSubjects(gate, plan, ofModel);
  const ofDataset = named(ofModel, "dataset", labels.dataset);
  if (isMistake(ofDataset)) return ofDataset;
  const wrong = wrongStage(gate, ofDataset) ?? wrongRepeats(gate, ofDataset);
  if (wrong) return wrong;
  const { stage = null } = labels;
  return ofDataset.filter((task) =>
    (stage === null || stage < stagesOf(task)) && isRepeated(gate, task)
  )
    .map((task) => ({ kind: "task", task, stage }));
}

function notMeasured({ name, of }: GateMetric): Mistake {
  const lacking = { load: "put under a load", answers: "scored", both: "measured" }[of];
  return {
    found: `${name}, and nothing in this run is ${lacking}`,
    allowed: "a metric of this run",
  };
}

/** The tasks whose model or dataset goes by a name, of its config or of its files. */
function named(
  tasks: readonly Task[],
  label: "model" | "dataset",
  name: string | undefined,
): readonly Task[] | Mistake {
  if (name === undefined) return tasks;
  const namesOf = (task: Task): readonly string[] =>
    label === "model"
      ? [task.model.name, task.model.folder, task.model.model]
      : [task.dataset.name, task.dataset.file];
  const found = tasks.filter((task) => namesOf(task).includes(name));
  if (found.length > 0) return found;
  const right = [...new Set(tasks.flatMap((task) => namesOf(task)[0] ?? []))];
  return { found: `${label}=${name}`, allowed: right.join(", "), names: { wrong: name, right } };
}

function groupSubjects(
  { labels, metric }: Gate,
  { groups }: Plan,
  tasks: readonly Task[],
): readonly Subject[] | Mistake {
  const right = groups.filter((group) => group.metric === metric.name).map(({ name }) => name);
  const group = groups.find(({ name, metric: of }) => name === labels.group && of === metric.name);
  if (labels.dataset !== undefined || labels.stage !== undefined) {
    return { found: "a group with a dataset or a stage", allowed: "group and model alone" };
  }
  if (!group) {
    const wrong = labels.group ?? "";
    const allowed = right.join(", ") || `no group: none of this run has ${metric.name}`;
    return { found: `group=${wrong}`, allowed, names: { wrong, right } };
  }
  const models = [...new Set(tasks.map(({ model }) => model.folder))];
  return models.map((model) => ({ kind: "group", group, model }));
}

function wrongStage({ labels: { stage } }: Gate, tasks: readonly Task[]): Mistake | undefined {
  const most = Math.max(...tasks.map(stagesOf));
  if (stage === undefined || stage < most) return;
  const right = most > 1 ? `stage=0 to stage=${most - 1}, as summary.json numbers them` : "stage=0";
  return {
    found: `stage=${stage}`,
    allowed: most === 0 ? "no stage: only a load has them" : right,
  };
}

/** Stages of a task; none where it has no load, unknown where only what it left is measured. */
function stagesOf(task: Task): number {
  if (kindOf(task) !== "load") return 0;
  return task.steps.find((step) => step.kind === "load")?.stages.length ?? Infinity;
}

const OF_REPEATS = /^(pass[@^]|cons@)(\d+)$/;

function wrongRepeats(gate: Gate, tasks: readonly Task[]): Mistake | undefined {
  if (tasks.some((task) => isRepeated(gate, task))) return;
  const { name } = gate.metric;
  const kind = OF_REPEATS.exec(name)?.[1] ?? "";
  const right = [...new Set(tasks.flatMap(countsOf))].map((k) => `${kind}${k}`);
  return {
    found: `${name}, and no question is asked so often`,
    allowed: right.join(", ") || "accuracy, or --repeats",
    names: { wrong: name, right },
  };
}

/** Whether a task has the metric, if it is one of repeats. */
function isRepeated({ metric: { name } }: Gate, task: Task): boolean {
  const k = OF_REPEATS.exec(name)?.[2];
  return k === undefined || countsOf(task).includes(Number(k));
}

/** pass@k is there for k = 2, 4, 8, … below the number of repeats, and for that. */
function countsOf({ dataset: { questions } }: Task): readonly number[] {
  const repeats = questions?.repeats ?? 1;
  if (repeats < 2) return [];
  const powers = Array.from({ length: 30 }, (_, i) => 2 ** (i + 1));
  return [...powers.filter((k) => k < repeats), repeats];
}
