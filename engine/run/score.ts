/**
 * The `score` step: every answer that is on disk gets its verdict, and all of it goes into the task's result file.
 * @module
 */

import type { AnsweringEvent } from "../event/answering.ts";
import { decodeAnswering } from "../event/answering.ts";
import type { AccuracyTask } from "../event/accuracy.ts";
import type { Ending } from "../event/event.ts";
import { foldAccuracy } from "../event/fold_accuracy.ts";
import type { Accuracy } from "../event/fold_accuracy.ts";
import { hashOf } from "../plan/canonical.ts";
import type { Json, Task } from "../plan/plan.ts";
import type { Recipe } from "../score/recipe.ts";
import { readStore } from "./generate/store.ts";
import { placesOf } from "./places.ts";
import type { RunPorts } from "./ports.ts";
import { hasQuestions, readSamples } from "./samples.ts";
import type { Questioned } from "./samples.ts";
import { encodeResults } from "./score/results.ts";
import { movedReferences, scoredRows } from "./score/rows.ts";
import type { ResultRow } from "./score/rows.ts";
import { settleScores } from "./score/settle.ts";

const VERSION_DIGITS = 6;

/** Scores a task; resolves with its numbers once its result file is written, or `undefined` where nothing was asked. */
export async function interpretScore(
  task: Task,
  ports: RunPorts,
): Promise<AccuracyTask | undefined> {
  const { dataset } = task;
  if (!hasQuestions(dataset)) throw new TypeError(`Cannot score ${task.id}: it has no questions`);
  const { files, folder } = ports;
  const stored = await readStore(files, folder, task);
  if (stored.answered.size + stored.failed.size === 0) return;
  const { repeats, recipe: name } = dataset.questions;
  const recipe = await ports.recipe(name);
  const samples = await readSamples(dataset, ports);
  const first = scoredRows(samples.map(({ sample }) => sample), { stored, repeats, recipe });
  const { rows, notes } = await settledRows(first, recipe, ports);
  const accuracy = foldAccuracy(rows.map(({ trial }) => trial), { seed: dataset.seed, repeats });
  const log = await readLog(task, ports);
  const summary = summaryOf({ ...task, dataset }, {
    accuracy: { ...accuracy, notes: [...accuracy.notes, ...notes, ...movedNotes(rows)] },
    recipe,
    log,
    ports,
  });
  const path = `${folder}/${placesOf(task).results}`;
  await files.makeFolder(path.slice(0, path.lastIndexOf("/")));
  await files.write(path, encodeResults(summary, rows));
  await tellScored(task, summary, ports);
  return summary;
}

/** A line in the task's log: when it was scored, by which rule, and what came of it. */
async function tellScored(
  task: Task,
  { recipe, recipeVersion, version, samples, metrics }: AccuracyTask,
  { files, folder, clock }: RunPorts,
): Promise<void> {
  const log = await files.append(`${folder}/${placesOf(task).evalLog}`);
  const at = clock.date().toISOString();
  const accuracy = metrics["accuracy"]?.value;
  const line = { kind: "scored", at, recipe, recipeVersion, version, samples, accuracy };
  await log.append(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
  await log.close();
}

function movedNotes(rows: readonly ResultRow[]): readonly string[] {
  const moved = movedReferences(rows);
  return moved === 0 ? [] : [
    `${moved} references are not what they were when their questions were asked: the dataset's file, or the column of its references, has changed`,
  ];
}

interface SettledRows {
  readonly rows: readonly ResultRow[];
  readonly notes: readonly string[];
}

/** Rows after the doubts of their scores were settled. */
async function settledRows(
  rows: readonly ResultRow[],
  recipe: Recipe,
  { symbolic }: RunPorts,
): Promise<SettledRows> {
  const answered = rows.flatMap((row) => {
    const { sample, asked, trial: { outcome } } = row;
    if (outcome.kind !== "scored" || !asked?.success) return [];
    const answer = { text: asked.prediction, finish: outcome.finish };
    return [{ question: sample, answer, score: outcome.score, recipe }];
  });
  const { scores, notes } = await settleScores(answered, symbolic);
  const settled = scores.values();
  return {
    notes,
    rows: rows.map((row) => {
      const { trial, asked } = row;
      if (trial.outcome.kind !== "scored" || !asked?.success) return row;
      const score = settled.next().value ?? trial.outcome.score;
      return { ...row, trial: { ...trial, outcome: { ...trial.outcome, score } } };
    }),
  };
}

interface Scored {
  readonly accuracy: Accuracy;
  readonly recipe: Recipe;
  readonly log: readonly AnsweringEvent[];
  readonly ports: RunPorts;
}

function summaryOf(
  task: Task & { readonly dataset: Questioned },
  { accuracy, recipe, log, ports }: Scored,
): AccuracyTask {
  const started = log.find((event) => event.kind === "answering-started");
  return {
    kind: "accuracy",
    id: task.id,
    model: task.model.folder,
    dataset: task.dataset.file,
    ending: endingOf(accuracy, log),
    startedAt: started?.at ?? ports.clock.date().toISOString(),
    url: started?.url ?? "",
    served: started?.served ?? task.model.model,
    environment: started?.environment ?? ports.environment,
    recipe: recipe.name,
    recipeVersion: recipe.version,
    version: versionOf(task.dataset, recipe),
    ...accuracy,
  };
}

/** Complete once every question has an answer or has failed for good; else as it last ended. */
function endingOf({ samples }: Accuracy, log: readonly AnsweringEvent[]): Ending {
  if (samples.missing === 0) return "complete";
  const ended = log.findLast((event) => event.kind === "answering-ended");
  return ended && ended.ending !== "complete" ? ended.ending : "interrupted";
}

/** A hash of what shapes the score: not of which rows are asked, nor of who is asked. */
function versionOf({ questions }: Questioned, { name, version }: Recipe): string {
  const { select: _, repeats: __, recipe: ___, ...shaping } = questions;
  const recipe = `${name} ${version}`;
  return hashOf({ ...shaping, recipe } as unknown as Json).slice(0, VERSION_DIGITS);
}

async function readLog(
  task: Task,
  { files, folder }: RunPorts,
): Promise<readonly AnsweringEvent[]> {
  const text = await files.readText(`${folder}/${placesOf(task).inferLog}`) ?? "";
  return text.split("\n").flatMap((line) => decodeAnswering(line) ?? []);
}
