/**
 * Going on with an earlier run: its own plan, or a new one that would ask the same.
 * @module
 */

import { continued, differences, merged } from "../plan/continue.ts";
import type { Difference } from "../plan/continue.ts";
import { MODES } from "../plan/modes.ts";
import type { Mode } from "../plan/modes.ts";
import type { Plan } from "../plan/plan.ts";
import type { Assignment } from "../run/interpret.ts";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./exit_codes.ts";
import { rehashed } from "./plans.ts";

/** What a run is gone on with. */
export interface Resuming {
  readonly args: Arguments;
  /** What `--mode` says. */
  readonly asked: Mode | undefined;
  /** The plan that the other flags ask for. */
  newPlan(): Promise<Plan>;
  warn(text: string): void;
}

/** What is done. */
export interface Resumed {
  readonly plan: Plan;
  readonly only: Assignment["only"];
  /** The plan to keep in the run's folder, where it is another one now. */
  readonly kept?: Plan | undefined;
}

/** Flags that choose what is asked; without them the run's own plan is taken as it is. */
const CHOOSING = [
  "models",
  "datasets",
  "custom-dataset-path",
  "url",
  "model",
  "header",
  "max-out-len",
  "num-prompts",
  "repeats",
  "slice",
  "sample-ids",
  "order",
  "system",
  "seed",
  "concurrency",
  "attempts",
  "max-error-rate",
];

const MOST_SHOWN = 8;

/** Decides what is done. Throws a {@linkcode UsageError} where answers that are there were given to other questions. */
export async function resume(earlier: Plan, resuming: Resuming): Promise<Resumed> {
  const { args } = resuming;
  if (!earlier.tasks.some(({ dataset }) => dataset.questions)) return resumeLoad(earlier, resuming);
  const mode = resuming.asked ?? "all";
  if (mode === "perf" || mode === "perf_viz") {
    throw new UsageError(
      `Cannot go on with this run by --mode ${mode}: it was asked questions, and not put under a load`,
    );
  }
  const only = MODES[mode];
  if (args.words.length > 0 || CHOOSING.some((flag) => args.has(flag))) {
    return { ...goOn(earlier, await resuming.newPlan(), resuming), only };
  }
  const recipe = args.word("recipe");
  const plan = recipe === undefined ? earlier : withRecipe(earlier, recipe);
  return { plan: continued(plan, mode), only, kept: plan === earlier ? undefined : plan };
}

/** A load is never gone on with: its report is made again. */
function resumeLoad(plan: Plan, { args, asked, warn }: Resuming): Resumed {
  if (args.words.length > 0) {
    throw new UsageError(
      `Cannot reuse a run and run ${
        args.words[0]
      }: a run keeps its own plan. --reuse takes nothing, or YYYYmmdd_HHMMSS`,
    );
  }
  if (asked === "perf") {
    warn(
      "--reuse with --mode perf measures nothing anew: the report is made again, as by perf_viz",
    );
  }
  return { plan, only: MODES.perf_viz };
}

function goOn(earlier: Plan, later: Plan, { warn }: Resuming): Omit<Resumed, "only"> {
  const unlike = differences(earlier, later);
  const barring = unlike.filter(({ bearsOn }) => bearsOn === "answers");
  if (barring.length > 0) throw new UsageError(refusal(barring));
  for (const { task, before, after } of unlike.filter(({ bearsOn }) => bearsOn === "server")) {
    warn(
      `${task}: answers so far came from ${shown(before)}, the others will from ${shown(after)}`,
    );
  }
  return { plan: later, kept: rehashed({ ...earlier, tasks: merged(earlier, later) }) };
}

function refusal(barring: readonly Difference[]): string {
  const lines = barring.slice(0, MOST_SHOWN).map(({ task, path, before, after }) =>
    path === ""
      ? `  ${task}: is no task of that run`
      : `  ${task}: ${path} was ${shown(before)}, is now ${shown(after)}`
  );
  const more = barring.length - lines.length;
  return [
    "Cannot go on with this run: its answers were given to other questions.",
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
    "Say the same as then, nothing at all, or start a new run without --reuse",
  ].join("\n");
}

function shown(value: unknown): string {
  const text = value === undefined ? "not said" : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** The plan, scored by another recipe. */
export function withRecipe(plan: Plan, recipe: string): Plan {
  return rehashed({
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.dataset.questions
        ? {
          ...task,
          dataset: { ...task.dataset, questions: { ...task.dataset.questions, recipe } },
        }
        : task
    ),
  });
}
