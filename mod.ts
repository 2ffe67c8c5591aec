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
  defineDataset,
  defineModel,
  defineSuite,
  defineSummarizer,
} from "./engine/schema/define.ts";
export type { DatasetConfig, Defined, ModelConfig } from "./engine/schema/define.ts";
export type {
  SuiteLong as SuiteConfig,
  SummarizerLong as SummarizerConfig,
} from "./engine/schema/suite.ts";
export type { Plan, Task } from "./engine/plan/plan.ts";

// Not awaited: configs import this module, and would wait for it while it waits for them.
if (import.meta.main) {
  import("./engine/cli/main.ts").then(({ main }) => main(Deno.args));
}
