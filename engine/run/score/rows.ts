/**
 * All rows of a task's results: each repeat of each sample with its answer and the verdict on it.
 * @module
 */

import { keyOf } from "../../event/prediction_codec.ts";
import type { FailedAsk, Prediction } from "../../event/prediction.ts";
import type { ScoredTrial } from "../../event/trial.ts";
import type { Sample } from "../../plan/sample.ts";
import type { Recipe } from "../../score/recipe.ts";
import type { Stored } from "../generate/store.ts";

/** A row, and what it was made of. */
export interface ResultRow {
  readonly sample: Sample;
  readonly trial: ScoredTrial;
  /** What is on disk of it; `undefined` where it was not asked yet. */
  readonly asked: Prediction | FailedAsk | undefined;
}

/** What rows are made with. */
export interface Scoring {
  readonly stored: Stored;
  readonly repeats: number;
  readonly recipe: Recipe;
}

/** The rows of all samples, in their order, the repeats of one beside each other. */
export function scoredRows(samples: readonly Sample[], scoring: Scoring): readonly ResultRow[] {
  const repeats = Array.from({ length: scoring.repeats }, (_, repeat) => repeat);
  return samples.flatMap((sample) => repeats.map((repeat) => rowOf(sample, repeat, scoring)));
}

/** Answers whose question had another reference when it was asked. */
export function movedReferences(rows: readonly ResultRow[]): number {
  return rows.filter(({ asked, sample }) =>
    asked?.success && JSON.stringify(asked.gold) !== JSON.stringify(sample.reference)
  ).length;
}

function rowOf(sample: Sample, repeat: number, { stored, recipe }: Scoring): ResultRow {
  const { id } = sample;
  const key = keyOf({ id, repeat });
  const asked = stored.answered.get(key) ?? stored.failed.get(key);
  return { sample, asked, trial: { id, repeat, outcome: outcomeOf(sample, asked, recipe) } };
}

function outcomeOf(
  sample: Sample,
  asked: ResultRow["asked"],
  recipe: Recipe,
): ScoredTrial["outcome"] {
  if (!asked) return { kind: "missing" };
  if (!asked.success) return { kind: "failed", failure: asked.kind, text: asked.error_info };
  const finish = asked.finish_reason;
  const score = recipe.score(sample, { text: asked.prediction, finish });
  return { kind: "scored", score, finish };
}
