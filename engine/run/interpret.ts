/**
 * Executes a plan: each task's steps in order, through one switch. It does not know which mode made the plan.
 * @module
 */

import { foldGroups } from "../event/fold_groups.ts";
import type { Summary } from "../event/summary.ts";
import type { GenerateStep, Plan, Step, SummarizeStep, Task } from "../plan/plan.ts";
import { interpretGenerate } from "./generate.ts";
import { interpretLoad } from "./load.ts";
import { interpretMeasure } from "./measure.ts";
import { placesOf, SUMMARY_PATH } from "./places.ts";
import { UnreachableError } from "./ports.ts";
import type { RunPorts } from "./ports.ts";
import { readResults } from "./read_results.ts";
import { readRun } from "./read_run.ts";
import { interpretScore } from "./score.ts";
import { interpretSummarize, LARGE_BYTES } from "./summarize.ts";
import { writeReports } from "./write_reports.ts";

/** What came of a plan. */
export interface Interpreted {
  readonly summary: Summary;
  /** Files written, relative to the run's folder. */
  readonly paths: readonly string[];
  /** Tasks of which nothing was recorded. */
  readonly missing: readonly string[];
  /** Why the run has failed though it has results, in sentences. */
  readonly troubles: readonly string[];
  /** The signal came before the end. */
  readonly interrupted: boolean;
}

/** A plan, and which kinds of its steps are to be done: all, or those of a report made again. */
export interface Assignment {
  readonly plan: Plan;
  readonly only: readonly Step["kind"][];
}

type AnySummary = Summary["tasks"][number];

interface Progress {
  readonly paths: string[];
  readonly missing: string[];
  readonly troubles: string[];
  readonly summaries: AnySummary[];
}

/** Executes what is assigned of a plan. Throws where a file cannot be written or a server of ours cannot be started. */
export async function interpret({ plan, only }: Assignment, ports: RunPorts): Promise<Interpreted> {
  const progress: Progress = { paths: [], missing: [], troubles: [], summaries: [] };
  for (const task of plan.tasks) {
    if (ports.signal.aborted) break;
    await interpretTask(task, { ports, progress, plan: plan.hash, only });
    if (progress.summaries.length > 0) await writeSummary(summaryOf(plan, progress), ports);
  }
  const { paths, missing, troubles } = progress;
  const summary = await judged(summaryOf(plan, progress), ports);
  if (summary.tasks.length > 0) {
    ports.collect(summary.tasks.some(({ kind }) => kind === "accuracy") ? 0 : LARGE_BYTES);
    const run = await readRun(plan, summary, ports);
    paths.push(SUMMARY_PATH, ...await writeReports(await ports.renderRun(run), ports));
  }
  return { summary, paths, missing, troubles, interrupted: ports.signal.aborted };
}

/** With the verdicts on thresholds, where there are any. */
async function judged(summary: Summary, ports: RunPorts): Promise<Summary> {
  if (!ports.gates) return summary;
  const whole = { ...summary, thresholds: await ports.gates.judge(summary) };
  if (summary.tasks.length > 0) await writeSummary(whole, ports);
  return whole;
}

/** Steps that leave much behind that nobody needs, and from how many bytes on it is worth a look. */
const HEAVY: Partial<Readonly<Record<Step["kind"], number>>> = {
  load: LARGE_BYTES,
  generate: 0,
};

async function interpretTask(
  task: Task,
  { ports, progress, plan, only }: Interpreting,
): Promise<void> {
  let summary: AnySummary | undefined;
  try {
    for (const step of task.steps.filter((step) => only.includes(step.kind))) {
      summary = await interpretStep(task, step, { ports, progress, plan, only, summary });
      const above = HEAVY[step.kind];
      if (above !== undefined) ports.collect(above);
    }
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    ports.warn(`${task.id}: ${error.message}`);
    progress.missing.push(task.id);
    return;
  }
  if (summary) progress.summaries.push(summary);
  else if (!isJustAsked(task, only, progress)) {
    ports.warn(`${task.id}: nothing was recorded`);
    progress.missing.push(task.id);
  }
}

/** A task that is asked and not scored has answers to show, and no numbers. */
function isJustAsked(task: Task, only: Assignment["only"], { paths }: Progress): boolean {
  const done = task.steps.filter(({ kind }) => only.includes(kind));
  return done.every(({ kind }) => kind === "generate" || kind === "judge") &&
    paths.includes(placesOf(task).predictions);
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
  { ports, progress, plan, summary }: Interpreting & { readonly summary: AnySummary | undefined },
): Promise<AnySummary | undefined> {
  switch (step.kind) {
    case "load":
      if (await interpretLoad(task, step, ports) === "unreachable") {
        ports.warn(`${task.id}: nobody answers at the server's address`);
      }
      return;
    case "measure":
      return await interpretMeasure(task, step, ports);
    case "generate":
      return await generateAnswers(task, step, { ports, progress });
    case "judge":
      // Every answer is judged by a rule: no dataset names a judge.
      return;
    case "score":
      return await scoreAnswers(task, { ports, progress });
    case "summarize":
      if (hasLoad(task)) return await summarizeLoad(task, step, { ports, progress, plan, summary });
      return summary ?? await readResults(task, ports);
    default:
      return unreachable(step);
  }
}

function hasLoad({ steps }: Task): boolean {
  return steps.some(({ kind }) => kind === "load" || kind === "measure");
}

type Summarizing = Omit<Interpreting, "only"> & { readonly summary: AnySummary | undefined };

async function summarizeLoad(
  task: Task,
  step: SummarizeStep,
  { ports, progress, plan, summary }: Summarizing,
): Promise<AnySummary | undefined> {
  if (summary?.kind !== "performance") return;
  progress.paths.push(...await interpretSummarize(task, step, { ports, plan, summary }));
  return summary;
}

async function generateAnswers(
  task: Task,
  step: GenerateStep,
  { ports, progress }: Pick<Interpreting, "ports" | "progress">,
): Promise<undefined> {
  const { stopped, failed, total } = await interpretGenerate(task, step, ports);
  progress.paths.push(placesOf(task).predictions);
  if (failed > 0) progress.paths.push(placesOf(task).failed);
  if (stopped) progress.troubles.push(`${task.id}: ${stopped}`);
  if (failed > step.maxErrorRate * total) {
    progress.troubles.push(
      `${task.id}: ${failed} of ${total} questions failed for good, more than --max-error-rate ${step.maxErrorRate} allows. --reuse --retry-failed asks them again`,
    );
  }
}

async function scoreAnswers(
  task: Task,
  { ports, progress }: Pick<Interpreting, "ports" | "progress">,
): Promise<AnySummary | undefined> {
  const summary = await interpretScore(task, ports);
  if (summary) progress.paths.push(placesOf(task).results);
  return summary;
}

function unreachable(step: never): never {
  throw new TypeError(`Cannot execute a step: current value is ${JSON.stringify(step)}`);
}

function summaryOf(plan: Plan, { summaries }: Progress): Summary {
  const scored = summaries.filter((task) => task.kind === "accuracy");
  const groups = foldGroups(plan.groups, scored);
  return { schema: 1, plan: plan.hash, tasks: [...summaries], groups };
}

async function writeSummary(summary: Summary, ports: RunPorts): Promise<void> {
  await writeReports([ports.renderSummary(summary)], ports);
}
