/**
 * Executes a plan: each task's steps in order, through one switch. It does not know which mode made the plan.
 * @module
 */

import type { Ending } from "../event/event.ts";
import type { Summary, TaskSummary } from "../event/summary.ts";
import type { Plan, Step, Task } from "../plan/plan.ts";
import { interpretLoad } from "./load.ts";
import { interpretMeasure } from "./measure.ts";
import { SUMMARY_PATH } from "./places.ts";
import { UnreachableError } from "./ports.ts";
import type { RunPorts } from "./ports.ts";
import { interpretSummarize } from "./summarize.ts";

/** What came of a plan. */
export interface Interpreted {
  readonly summary: Summary;
  /** Files written, relative to the run's folder. */
  readonly paths: readonly string[];
  /** Tasks of which nothing was recorded. */
  readonly missing: readonly string[];
  /** The signal came before the end. */
  readonly interrupted: boolean;
}

/** A plan, and which kinds of its steps are to be done: all, or those of a report made again. */
export interface Assignment {
  readonly plan: Plan;
  readonly only: readonly Step["kind"][];
}

/** Steps to be done that have no interpreter yet. With one of them nothing must be started. */
export function unsupportedSteps({ plan, only }: Assignment): readonly string[] {
  const kinds = plan.tasks.flatMap((task) => task.steps.map((step) => step.kind))
    .filter((kind) => only.includes(kind));
  return [...new Set(kinds)].filter((kind) =>
    kind === "generate" || kind === "judge" || kind === "score"
  );
}

interface Progress {
  readonly paths: string[];
  readonly missing: string[];
  readonly summaries: TaskSummary[];
}

/** Executes what is assigned of a plan. Throws where a file cannot be written or a server of ours cannot be started. */
export async function interpret({ plan, only }: Assignment, ports: RunPorts): Promise<Interpreted> {
  const progress: Progress = { paths: [], missing: [], summaries: [] };
  for (const task of plan.tasks) {
    if (ports.signal.aborted) break;
    await interpretTask(task, { ports, progress, plan: plan.hash, only });
    if (progress.summaries.length > 0) await writeSummary(summaryOf(plan, progress), ports);
  }
  const { paths, missing } = progress;
  if (progress.summaries.length > 0) paths.push(SUMMARY_PATH);
  return { summary: summaryOf(plan, progress), paths, missing, interrupted: ports.signal.aborted };
}

async function interpretTask(
  task: Task,
  { ports, progress, plan, only }: Interpreting,
): Promise<void> {
  let summary: TaskSummary | undefined;
  try {
    for (const step of task.steps.filter((step) => only.includes(step.kind))) {
      summary = await interpretStep(task, step, { ports, progress, plan, only, summary });
    }
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    ports.warn(`${task.id}: ${error.message}`);
  }
  if (summary) progress.summaries.push(summary);
  else progress.missing.push(task.id);
}

interface Interpreting {
  /** Hash of the plan. */
  readonly plan: string;
  readonly only: Assignment["only"];
  readonly ports: RunPorts;
  readonly progress: Progress;
}

async function interpretStep(
  task: Task,
  step: Step,
  { ports, progress, plan, summary }: Interpreting & { readonly summary: TaskSummary | undefined },
): Promise<TaskSummary | undefined> {
  switch (step.kind) {
    case "load": {
      const ending: Ending = await interpretLoad(task, step, ports);
      if (ending === "unreachable") {
        ports.warn(`${task.id}: nobody answers at the server's address`);
      }
      return;
    }
    case "measure":
      return await interpretMeasure(task, step, ports);
    case "summarize":
      if (summary) {
        progress.paths.push(...await interpretSummarize(task, step, { ports, plan, summary }));
      }
      return summary;
    case "generate":
    case "judge":
    case "score":
      throw new TypeError(`Cannot execute the step ${step.kind}: it has no interpreter yet`);
    default:
      return unreachable(step);
  }
}

function unreachable(step: never): never {
  throw new TypeError(`Cannot execute a step: current value is ${JSON.stringify(step)}`);
}

function summaryOf(plan: Plan, { summaries }: Progress): Summary {
  return { schema: 1, plan: plan.hash, tasks: [...summaries] };
}

async function writeSummary(summary: Summary, ports: RunPorts): Promise<void> {
  const { path, pieces } = ports.renderSummary(summary);
  await ports.files.write(`${ports.folder}/${path}`, pieces);
}
