/**
 * The functions that configs are written with. Each gives back what it was given, tagged and typed: nothing happens at
 * import, and everything is checked later, all configs together.
 * @module
 */

import type { CollectionConfig } from "./collection.ts";
import type { DatasetLong } from "./dataset.ts";
import type { DatasetSugar } from "./dataset_sugar.ts";
import type { ModelLong } from "./model.ts";
import type { ModelSugar } from "./model_sugar.ts";
import type { SourceConfig } from "./source.ts";
import type { SuiteLong, SummarizerLong } from "./suite.ts";

/** The default export of a config module. */
export interface Defined<Kind extends string = string, Config = unknown> {
  /** What it defines: `model`, `dataset`, `collection`, `suite`, `summarizer`. */
  readonly kind: Kind;
  /** What was written, unchecked. */
  readonly config: Config;
}

/** A model as a module writes it: the long form, or the incumbent's keys. */
export type ModelConfig = Omit<ModelLong, "retry"> & ModelSugar & {
  readonly retry?: number | ModelLong["retry"];
};
/** A dataset as a module writes it: the long form, or the incumbent's keys. */
export type DatasetConfig = Partial<DatasetLong<SourceConfig>> & DatasetSugar;

/**
 * Defines a model to measure.
 *
 * @example A model behind a server of one's own
 * ```ts
 * import { defineModel } from "assay";
 *
 * export default defineModel({ api: "openai-chat", url: "http://127.0.0.1:8000", maxOutputTokens: 128 });
 * ```
 *
 * @param config What it is and where it is served.
 * @returns The config, tagged.
 */
export function defineModel(config: ModelConfig): Defined<"model", ModelConfig> {
  return { kind: "model", config };
}

/**
 * Defines what a model is asked.
 *
 * @example A hundred prompts of 512 random words
 * ```ts
 * import { defineDataset } from "assay";
 *
 * export default defineDataset({ source: { kind: "synthetic", input: 512, output: 128 }, rows: 100 });
 * ```
 *
 * @param config Where its rows come from, and how many.
 * @returns The config, tagged.
 */
export function defineDataset(config: DatasetConfig): Defined<"dataset", DatasetConfig> {
  return { kind: "dataset", config };
}

/**
 * Defines several datasets that go by one name, and the mean over them.
 *
 * @example Two tasks of one benchmark
 * ```ts
 * import { defineCollection, defineDataset } from "assay";
 *
 * const taskOf = (task: string) =>
 *   defineDataset({
 *     source: { kind: "file", path: `bbh/data/${task}.json`, at: "examples" },
 *     fields: { reference: "target" },
 *     prompt: "Q: {{input}}\nA:",
 *     recipe: "bbh@assay",
 *   });
 *
 * export default defineCollection({
 *   datasets: { "bbh-navigate": taskOf("navigate"), "bbh-snarks": taskOf("snarks") },
 *   group: "bbh",
 * });
 * ```
 *
 * @param config The datasets by name, and the name of their mean.
 * @returns The config, tagged.
 */
export function defineCollection(
  config: CollectionConfig,
): Defined<"collection", CollectionConfig> {
  return { kind: "collection", config };
}

/**
 * Defines a suite: models × datasets, and the load they are put under.
 *
 * @example The simulated server at eight requests in flight
 * ```ts
 * import { defineSuite } from "assay";
 *
 * export default defineSuite({
 *   models: ["sim"],
 *   datasets: ["synthetic_gen"],
 *   load: { arrival: { kind: "closed", concurrency: 8 }, requests: 100 },
 * });
 * ```
 *
 * @param config Names or definitions of models and datasets, and all else that is not the default.
 * @returns The config, tagged.
 */
export function defineSuite(config: SuiteLong): Defined<"suite", SuiteLong> {
  return { kind: "suite", config };
}

/**
 * Defines which statistics and which reports a run makes.
 *
 * @param config Percentiles and reports.
 * @returns The config, tagged.
 */
export function defineSummarizer(config: SummarizerLong): Defined<"summarizer", SummarizerLong> {
  return { kind: "summarizer", config };
}

const KINDS: readonly string[] = ["model", "dataset", "collection", "suite", "summarizer"];

/** Whether a module's default export was made by one of these functions. */
export function isDefined(value: unknown): value is Defined {
  if (typeof value !== "object" || value === null) return false;
  const { kind, config } = value as Partial<Defined>;
  return typeof kind === "string" && KINDS.includes(kind) &&
    typeof config === "object" && config !== null;
}
