/**
 * Measures a language-model service from one set of typed configs: how right its answers are, and how fast it gives
 * them.
 *
 * As a program it is `deno run -A mod.ts --mode perf`. As a module it is what configs are written with:
 *
 * ```ts
 * import { defineSuite } from "assay";
 *
 * export default defineSuite({ models: ["sim"], datasets: ["synthetic_gen"] });
 * ```
 *
 * @module
 */

export {
  defineCollection,
  defineDataset,
  defineModel,
  defineSuite,
  defineSummarizer,
} from "./engine/schema/define.ts";
export type { DatasetConfig, Defined, ModelConfig } from "./engine/schema/define.ts";
export type { HeaderValue } from "./engine/schema/address.ts";
export type { JsonConfig, ModelLong } from "./engine/schema/model.ts";
export type { ModelSugar } from "./engine/schema/model_sugar.ts";
export type { DatasetLong } from "./engine/schema/dataset.ts";
export type { LengthConfig } from "./engine/schema/length.ts";
export type { CollectionConfig } from "./engine/schema/collection.ts";
export type {
  FieldsConfig,
  MessageConfig,
  QuestionsConfig,
  RecipeConfig,
  ShotsConfig,
} from "./engine/schema/questions.ts";
export type {
  FileConfig,
  HubConfig,
  SourceConfig,
  SyntheticConfig,
} from "./engine/schema/source.ts";
export type { DatasetSugar, LengthSugar } from "./engine/schema/dataset_sugar.ts";
export type { ArrivalConfig, LoadLong, StageConfig } from "./engine/schema/load.ts";
export type { FaultConfig, SimConfig, TimingConfig } from "./engine/schema/sim.ts";
export type {
  GroupConfig,
  GroupKindName,
  ModeName,
  ReportName,
  SuiteLong,
  SummarizerLong,
  ThresholdConfig,
} from "./engine/schema/suite.ts";

// Not awaited: configs import this module, and would wait for it while it waits for them.
if (import.meta.main) {
  import("./engine/cli/main.ts").then(({ main }) => main(Deno.args));
}
