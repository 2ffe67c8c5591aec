/**
 * Going on with an earlier run: the steps that its plan lacks, and what a new plan would do otherwise.
 * @module
 */

import { MODES } from "./modes.ts";
import type { Mode } from "./modes.ts";
import type { Json, Plan, Step, Task } from "./plan.ts";

/** One thing that two plans say differently of one task. */
export interface Difference {
  /** Id of the task. */
  readonly task: string;
  /** Keys joined by dots: `model.sampling.temperature`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** What it bears on: the answers themselves, only how they are scored, or only who gives them. */
  readonly bearsOn: "answers" | "scores" | "server";
}

/** The tasks of a plan, with the steps of a mode that they lack: what was only asked can be scored. */
export function continued(plan: Plan, mode: Mode): Plan {
  return {
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.dataset.questions ? { ...task, steps: withSteps(task.steps, mode) } : task
    ),
  };
}

function withSteps(steps: readonly Step[], mode: Mode): readonly Step[] {
  const order = MODES.all as readonly string[];
  const kinds = steps.map(({ kind }) => kind);
  const lacking = MODES[mode].filter((kind) => order.includes(kind) && !kinds.includes(kind));
  return [...steps, ...lacking.flatMap(plainStep)].toSorted((a, b) =>
    order.indexOf(a.kind) - order.indexOf(b.kind)
  );
}

function plainStep(kind: Step["kind"]): readonly Step[] {
  switch (kind) {
    case "judge":
    case "score":
      return [{ kind }];
    case "summarize":
      return [{ kind, reports: [] }];
    default:
      return [];
  }
}

/** What bears on neither answers nor scores, or is looked at row by row: which rows are asked, and how. */
const FREE = [
  "steps",
  "dataset.rows",
  "dataset.questions.select",
  "dataset.questions.repeats",
  "dataset.questions.fields.reference",
  "model.timeoutMs",
  "model.retry",
  "model.apiKeyEnv",
  "model.headers",
];

/** What the tasks of `later` do otherwise than those of the same id in `earlier`. */
export function differences(earlier: Plan, later: Plan): readonly Difference[] {
  return later.tasks.flatMap((task) => {
    const before = earlier.tasks.find(({ id }) => id === task.id);
    if (!before) {
      return [{
        task: task.id,
        path: "",
        before: undefined,
        after: task.id,
        bearsOn: "answers" as const,
      }];
    }
    return unlike(before as unknown as Json, task as unknown as Json, [])
      .filter(({ path }) => !FREE.some((free) => path === free || path.startsWith(`${free}.`)))
      .map((difference) => ({ ...difference, task: task.id, bearsOn: bearingOf(difference.path) }));
  });
}

/** The earlier plan with the tasks of the later one in place of its own. */
export function merged(earlier: Plan, later: Plan): readonly Task[] {
  return earlier.tasks.map((task) => later.tasks.find(({ id }) => id === task.id) ?? task);
}

function bearingOf(path: string): Difference["bearsOn"] {
  if (path.startsWith("dataset.questions.recipe")) return "scores";
  return path.startsWith("model.server") ? "server" : "answers";
}

type Unlike = Pick<Difference, "path" | "before" | "after">;

/** What two values say differently, key by key; lists are compared as a whole. `path`: the keys that led to them. */
export function unlike(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[],
): readonly Unlike[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => unlike(before[key], after[key], [...path, key]));
  }
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ path: path.join("."), before, after }];
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
