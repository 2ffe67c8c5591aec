/**
 * How right a model was, as JSON: the numbers of one task whose answers were scored, and means over several.
 * @module
 */

import type { Ending, Environment } from "./event.ts";

/** A metric over many answers, a share of 1. */
export interface AccuracyMetric {
  readonly value: number;
  /** Right ones, where the metric counts answers. */
  readonly correct?: number;
  /** Answers, or parts of them, that it is the mean of. */
  readonly n: number;
  /** Standard error, of clusters where samples were repeated. Absent where one sample leaves it unknown. */
  readonly stderr?: number;
  /** 95 % interval: Wilson's for answers that are right or wrong, else a seeded bootstrap over samples. */
  readonly ci95?: readonly [low: number, high: number];
}

/** Counts of answers, repeats counted. */
export interface SampleCounts {
  /** Asked, or to be asked. */
  readonly total: number;
  /** Right or wrong. */
  readonly scored: number;
  /** Answered, but neither: they count as not right. */
  readonly unscored: number;
  /** Answers that the limit of their length cut off, scored or not. */
  readonly truncated: number;
  /** Failed for good: they are in no metric. */
  readonly errors: number;
  /** Not asked yet. */
  readonly missing: number;
}

/** The numbers of one task. */
export interface AccuracyTask {
  readonly kind: "accuracy";
  /** Id of the task, `vllm-api-general-chat/gsm8k_gen`. */
  readonly id: string;
  /** Folder name of the model. */
  readonly model: string;
  /** File name of the dataset. */
  readonly dataset: string;
  readonly ending: Ending;
  readonly startedAt: string;
  readonly url: string;
  readonly served: string;
  readonly environment: Environment;
  /** Name of the recipe, or path and export of a user's. */
  readonly recipe: string;
  readonly recipeVersion: number;
  /** First 6 digits of a hash of what shapes the score: prompt, worked examples, limits, recipe. */
  readonly version: string;
  readonly samples: SampleCounts;
  /** Unscored answers by reason. */
  readonly unscoredByReason: Readonly<Record<string, number>>;
  /** Failures by kind. */
  readonly errorsByKind: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, AccuracyMetric>>;
  /** Cautions a reader must know. */
  readonly notes: readonly string[];
  /** First messages of failures, by kind. */
  readonly failures: readonly {
    readonly kind: string;
    readonly count: number;
    readonly text: string;
  }[];
}

/** One number over several datasets, of one model. */
export interface GroupResult {
  readonly group: string;
  readonly model: string;
  readonly metric: string;
  readonly value: number;
  /** Datasets in it. */
  readonly members: number;
  readonly stderr?: number;
}
