/**
 * All numbers of a run, as JSON. Units are in the names; what is missing is absent, never 0.
 * @module
 */

import type { AccuracyTask, GroupResult } from "./accuracy.ts";
import type { ClientInfo, ClientLoad } from "./client.ts";
import type { Ending, Environment } from "./event.ts";

/** Statistics of many values. Further percentiles stand beside the fixed keys as `p<number>`: `p99`, `p99.9`. */
export interface Distribution {
  readonly n: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Present where there were so many values that percentiles are within 0.05 % rather than exact. */
  readonly approximate?: true;
  readonly [percentile: `p${number}`]: number;
}

/** A number, or the distribution of many. */
export type Metric = number | Distribution;

/** Counts of requests. Warm-up and cool-down are in none of them. */
export interface RequestCounts {
  readonly total: number;
  readonly ok: number;
  readonly failed: number;
  readonly aborted: number;
  readonly failedByKind: Readonly<Record<string, number>>;
}

/** Whether the client could have bent the numbers. */
export interface ClientVerdict {
  readonly keptUp: boolean;
  /** One line for people, with its evidence. */
  readonly text: string;
}

/** Where token counts come from. */
export interface TokenSource {
  readonly source: "server" | "tokenizer" | "mixed" | "none";
  /** Share of requests whose two counts differ, where both are known. */
  readonly mismatch?: number;
}

/** One stage's numbers. */
export interface StageSummary {
  readonly stage: number;
  readonly requests: RequestCounts;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** One task's numbers. */
export interface TaskSummary {
  readonly kind: "performance";
  /** Id of the task, `vllm-api-stream-chat/syntheticdataset`. */
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
  readonly requests: RequestCounts;
  /** Requests sent and excluded. */
  readonly excluded: { readonly warmup: number; readonly cooldown: number };
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly stages: readonly StageSummary[];
  readonly tokens: TokenSource;
  readonly client: ClientInfo & { readonly load: ClientLoad; readonly verdict: ClientVerdict };
  /** Cautions a reader must know: p99 of few samples, mismatching counts, … */
  readonly notes: readonly string[];
  /** First messages of failures, by kind. */
  readonly failures: readonly {
    readonly kind: string;
    readonly count: number;
    readonly text: string;
  }[];
}

/** All numbers of a run. */
export interface Summary {
  readonly schema: 1;
  /** Hash of the plan. */
  readonly plan: string;
  readonly tasks: readonly (TaskSummary | AccuracyTask)[];
  /** Means over several datasets. */
  readonly groups: readonly GroupResult[];
  /** What came of the plan's thresholds; absent where it has none. */
  readonly thresholds?: readonly ThresholdResult[];
}

/** Whether a threshold was kept by one task, stage or group. All but `pass` end with exit code 4. */
export interface ThresholdResult {
  /** As it was written. */
  readonly threshold: string;
  /** Id of the task; `bbh of sim` of a group. */
  readonly subject: string;
  readonly verdict: "pass" | "fail" | "too few samples" | "no data";
  /** What was measured, in the unit of the metric; against a baseline how much more it is, or how many times as much. */
  readonly value?: number;
  /** Samples behind it. */
  readonly n?: number;
  /** The evidence, in one line: `312 ms of 200 samples`. */
  readonly text: string;
}
