/**
 * What a config may say about a collection: several datasets that go by one name.
 * @module
 */

import * as z from "zod";
import type { Defined } from "./define.ts";
import { text } from "./leaf.ts";
import { fileName } from "./model.ts";
import { record } from "./shape.ts";

/** Several datasets that go by one name. */
export interface CollectionConfig {
  /** The datasets by their names. */
  readonly datasets: Readonly<Record<string, Defined<"dataset">>>;
  /** Name of the mean over them all; none is shown where not said. */
  readonly group?: string | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
}

/** Schema of a collection; its datasets are checked on their own. */
export const collection: z.ZodType<CollectionConfig, CollectionConfig> = record({
  datasets: z.record(fileName, z.unknown(), "an object of datasets by name"),
  group: fileName.optional(),
  description: text("a sentence").optional(),
}) as z.ZodType<unknown, unknown> as z.ZodType<CollectionConfig, CollectionConfig>;
