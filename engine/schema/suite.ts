/**
 * What a config may say about a suite and a summarizer.
 * @module
 */

import * as z from "zod";
import type { Defined } from "./define.ts";
import { above, flag, real, text } from "./leaf.ts";
import { load } from "./load.ts";
import type { LoadLong, StageConfig } from "./load.ts";
import { seed } from "./quantities.ts";
import { list, oneOf, record } from "./shape.ts";

/** Reports that can be asked for. */
export const REPORTS = [
  "table",
  "csv",
  "json",
  "details",
  "hdf5",
  "html",
] as const satisfies readonly ReportName[];
/** A report that can be asked for. */
export type ReportName = "table" | "csv" | "json" | "details" | "hdf5" | "html";

/** Names of the modes. */
export const MODE_NAMES = [
  "all",
  "infer",
  "judge",
  "infer_judge",
  "eval",
  "viz",
  "perf",
  "perf_viz",
] as const satisfies readonly ModeName[];
/** A name that `--mode` takes. */
export type ModeName =
  | "all"
  | "infer"
  | "judge"
  | "infer_judge"
  | "eval"
  | "viz"
  | "perf"
  | "perf_viz";

/** One number over several datasets. */
export interface GroupConfig {
  /** As it is shown. */
  readonly name: string;
  /** Names of datasets, those of this run. */
  readonly datasets: readonly string[];
  /** How they become one number; `naive`, the arithmetic mean, where not said. */
  readonly kind?: GroupKindName | undefined;
  /** The metric of the datasets; `accuracy` where not said. */
  readonly metric?: string | undefined;
  /** One for each dataset, for a `weighted` mean; their numbers of samples where not said. */
  readonly weights?: readonly number[] | undefined;
}

/** How the members of a group become one number. */
export type GroupKindName = "naive" | "weighted" | "harmonic" | "sum" | "deviation";

/** Names of the kinds of groups. */
export const GROUP_KINDS = [
  "naive",
  "weighted",
  "harmonic",
  "sum",
  "deviation",
] as const satisfies readonly GroupKindName[];

/** Which numbers, and in which files. */
export interface SummarizerLong {
  /** Means over several datasets. */
  readonly groups?: readonly GroupConfig[] | undefined;
  /** 0 < p < 100; 50, 75, 90, 95 and 99 where not said. */
  readonly percentiles?: readonly number[] | undefined;
  /** All where not said. */
  readonly reports?: readonly ReportName[] | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
}

/** A bound that changes the exit code. */
export interface ThresholdConfig {
  /** `ttft_p99 < 300ms`, `accuracy{dataset=gsm8k} > 55%`. */
  readonly threshold: string;
  /** Ends a load as soon as it is missed beyond repair; not where not said. */
  readonly abortOnFail?: boolean | undefined;
}

/** Models × datasets × load. */
export interface SuiteLong extends SummarizerLong {
  /** Names of configs, or definitions. */
  readonly models: readonly (string | Defined<"model">)[];
  /** Names of configs, or definitions. */
  readonly datasets: readonly (string | Defined<"dataset">)[];
  /** The load that every pair is put under; that of the model where not said. */
  readonly load?: LoadLong | StageConfig | undefined;
  /** Seed of arrivals, and of rows whose dataset has none. */
  readonly seed?: number | undefined;
  /** What is done where `--mode` does not say; `all` where neither does. */
  readonly mode?: ModeName | undefined;
  /** Share of questions that may fail for good before the run has failed; 0.1 where not said. */
  readonly maxErrorRate?: number | undefined;
  /** Bounds that change the exit code: `"ttft_p99 < 300ms"`, `"error_rate < 1% abort"`. */
  readonly thresholds?: readonly (string | ThresholdConfig)[] | undefined;
}

const percentile = above(0, 99.9999);

const group: z.ZodType<GroupConfig, GroupConfig> = record({
  name: text("a name", 60),
  datasets: list(text("the name of a dataset"), 1000),
  kind: oneOf(GROUP_KINDS).optional(),
  metric: text("the name of a metric", 60).optional(),
  weights: list(real(0, 1e12), 1000).optional(),
}).refine(({ datasets, weights }) => !weights || weights.length === datasets.length, {
  path: ["weights"],
  error: "a weight for each dataset",
});

/** Schemas of what a summarizer says. */
export const summarizer = {
  groups: list(group, 1000),
  percentiles: list(percentile, 50),
  reports: list(oneOf(REPORTS), REPORTS.length),
  description: text("a sentence"),
};

/** Schema of a summarizer. */
export const summarizerLong: z.ZodType<SummarizerLong, SummarizerLong> = record(summarizer)
  .partial();

/** What a suite says beside its models and datasets. */
export type SuiteRest = Omit<SuiteLong, "models" | "datasets" | "load"> & {
  readonly load?: LoadLong | undefined;
};

const reference = z.unknown();
const words = text("a threshold, as ttft_p99 < 300ms,", 500);
const threshold = z.union([
  words,
  record({ threshold: words, abortOnFail: flag().optional() }),
], "a threshold, or an object with threshold and abortOnFail");

/** Schema of a suite; its models and datasets are checked on their own. */
export const suiteLong: z.ZodType<SuiteRest & Pick<SuiteLong, "models" | "datasets">, SuiteLong> =
  record({
    models: list(reference, 1000),
    datasets: list(reference, 1000),
    load: load.optional(),
    seed: seed.optional(),
    mode: oneOf(MODE_NAMES).optional(),
    maxErrorRate: real(0, 1).optional(),
    thresholds: list(threshold, 1000).optional(),
    groups: summarizer.groups.optional(),
    percentiles: summarizer.percentiles.optional(),
    reports: summarizer.reports.optional(),
    description: summarizer.description.optional(),
  }) as never;
