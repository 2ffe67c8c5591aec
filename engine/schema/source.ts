/**
 * What a config may say about where rows come from.
 * @module
 */

import * as z from "zod";
import { text, whole } from "./leaf.ts";
import { length, lengthOrNumber } from "./length.ts";
import type { LengthConfig } from "./length.ts";
import { MOST } from "./quantities.ts";
import { kinds, oneOf, record } from "./shape.ts";

/** Prompts of random words. */
export interface SyntheticConfig<Length = number | LengthConfig> {
  /** The kind of source. */
  readonly kind: "synthetic";
  /** Tokens of the prompt; a number is a fixed length. */
  readonly input: Length;
  /** Tokens asked for; the model's `maxOutputTokens` where not said. */
  readonly output?: Length | undefined;
  /** Tokens at the start that all prompts share; none where not said. */
  readonly prefixTokens?: number | undefined;
}

/** Rows of a file, or of all files of a folder. */
export interface FileConfig {
  /** The kind of source. */
  readonly kind: "file";
  /** Absolute, relative to the data folder (`--data-dir`, `ASSAY_DATA`, `./data`), or an `https:` address. */
  readonly path: string;
  /** Told by the name where not said; `.gz` and `.zst` after it are unpacked. */
  readonly format?:
    | "jsonl"
    | "json"
    | "csv"
    | "tsv"
    | "yaml"
    | "parquet"
    | "txt"
    | null
    | undefined;
  /** Where the list of rows stands in a JSON or YAML document, keys joined by dots; the document itself where not said. */
  readonly at?: string | null | undefined;
  /** Where its publisher keeps it and what it holds: shown where it is missing. */
  readonly publisher?: string | null | undefined;
}

/** A split of a dataset on the Hugging Face hub, or one like it (`HF_ENDPOINT`). */
export interface HubConfig {
  /** The kind of source. */
  readonly kind: "hub";
  /** Its name: `openai/gsm8k`. */
  readonly dataset: string;
  /** Its configuration; `default` where not said. */
  readonly config?: string | undefined;
  /** Its split; `test` where not said. */
  readonly split?: string | undefined;
  /** A commit, tag or branch; `main` where not said. */
  readonly revision?: string | undefined;
}

/** Where rows come from, as a module writes it. */
export type SourceConfig<Length = number | LengthConfig> =
  | SyntheticConfig<Length>
  | FileConfig
  | HubConfig;

/** Forms of files that hold rows. */
export const FORMATS = ["jsonl", "json", "csv", "tsv", "yaml", "parquet", "txt"] as const;

const path = text("a path", 2000);
const NAME = "a name of letters, digits, dashes, dots, underscores and slashes";
const hubName = z.string(NAME).regex(/^[\w.-]{1,100}(\/[\w.-]{1,100})?$/, NAME);

const file = {
  kind: z.literal("file"),
  path,
  format: oneOf(FORMATS).nullable(),
  at: text("keys joined by dots").nullable(),
  publisher: text("a sentence", 2000).nullable(),
};
const hub = {
  kind: z.literal("hub"),
  dataset: hubName,
  config: hubName,
  split: hubName,
  revision: hubName,
};

/** Schema of a file, as a config says it. */
export const fileConfig = record({
  ...file,
  format: file.format.optional(),
  at: file.at.optional(),
  publisher: file.publisher.optional(),
});

/** Schema of a split on a hub, as a config says it. */
export const hubConfig = record({
  ...hub,
  config: hubName.optional(),
  split: hubName.optional(),
  revision: hubName.optional(),
});

/** Schema of a source, as a config says it. */
export const source: z.ZodType<SourceConfig<LengthConfig>, SourceConfig> = z.discriminatedUnion(
  "kind",
  [
    record({
      kind: z.literal("synthetic"),
      input: lengthOrNumber,
      output: lengthOrNumber.optional(),
      prefixTokens: whole(0, MOST).optional(),
    }),
    fileConfig,
    hubConfig,
  ],
  kinds("synthetic", "file", "hub"),
);

/** Schemas of sources as a plan holds them: nothing is missing. */
export const plannedSources = {
  synthetic: record({
    kind: z.literal("synthetic", '"synthetic"'),
    input: length,
    output: length,
    prefixTokens: whole(0, 2 ** 31 - 1),
  }),
  file: record(file),
  hub: record(hub),
};
