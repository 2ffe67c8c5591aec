/**
 * What a config may say about a suite and a summarizer.
 * @module
 */

import * as z from "zod";
import type { Defined } from "./define.ts";
import { above, text } from "./leaf.ts";
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

/** Which numbers, and in which files. */
export interface SummarizerLong {
  /** 0 < p < 100; 50, 75, 90, 95 and 99 where not said. */
  readonly percentiles?: readonly number[] | undefined;
  /** All where not said. */
  readonly reports?: readonly ReportName[] | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
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
}

const percentile = above(0, 99.9999);

/** Schemas of what a summarizer says. */
export const summarizer = {
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

/** Schema of a suite; its models and datasets are checked on their own. */
export const suiteLong: z.ZodType<SuiteRest & Pick<SuiteLong, "models" | "datasets">, SuiteLong> =
  record({
    models: list(reference, 1000),
    datasets: list(reference, 1000),
    load: load.optional(),
    seed: seed.optional(),
    mode: oneOf(MODE_NAMES).optional(),
    percentiles: summarizer.percentiles.optional(),
    reports: summarizer.reports.optional(),
    description: summarizer.description.optional(),
  }) as never;
