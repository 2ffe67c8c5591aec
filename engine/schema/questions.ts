/**
 * What a config may say about how rows are asked and scored.
 * @module
 */

import * as z from "zod";
import { text, whole } from "./leaf.ts";
import { count, MOST } from "./quantities.ts";
import { sampling } from "./sampling.ts";
import type { JsonConfig } from "./sampling.ts";
import { kinds, list, oneOf, record } from "./shape.ts";
import { fileConfig, hubConfig } from "./source.ts";
import type { FileConfig, HubConfig } from "./source.ts";

/** One message of a prompt, as a Mustache template over the row. */
export interface MessageConfig {
  /** Who speaks. */
  readonly role: "system" | "user" | "assistant";
  /** The template. */
  readonly content: string;
}

/** Which columns say what. */
export interface FieldsConfig {
  /** The column that names a row; its number where not said. */
  readonly id?: string | null | undefined;
  /** The column of the right answer. */
  readonly reference?: string | null | undefined;
  /** The column that lists the choices, or one column for each. */
  readonly choices?: string | readonly string[] | null | undefined;
}

/** Worked examples before the question. */
export interface ShotsConfig {
  /** Where they come from: written here, a text file, or rows of a split (the dataset's own where it names no source). */
  readonly from:
    | { readonly kind: "rows"; readonly rows: readonly Readonly<Record<string, JsonConfig>>[] }
    | { readonly kind: "text"; readonly path: string; readonly after?: string | null | undefined }
    | {
      readonly kind: "split";
      readonly source?: FileConfig | HubConfig | null | undefined;
      readonly pick:
        | { readonly kind: "first" | "last" | "random"; readonly count: number }
        | { readonly kind: "ids"; readonly ids: readonly string[] };
    };
  /** Template of an example's answer; empty where not said, as a text needs none. */
  readonly answer?: string | undefined;
  /** In one text with the question, or in turns of their own; `text` where not said. */
  readonly as?: "text" | "turns" | undefined;
  /** Between examples of a text; a blank line where not said. */
  readonly separator?: string | undefined;
}

/** A recipe by its name, or a function `(question, answer) => score` of a module. */
export type RecipeConfig = string | { readonly path: string; readonly export?: string | undefined };

/** How rows are asked and scored. */
export interface QuestionsConfig {
  /** Which columns say what. */
  readonly fields?: FieldsConfig | undefined;
  /** Further columns of every row. */
  readonly constants?: Readonly<Record<string, JsonConfig>> | undefined;
  /** A template, or messages of them. */
  readonly prompt?: string | readonly MessageConfig[] | undefined;
  /** Template of a message before all others. */
  readonly system?: string | undefined;
  /** Worked examples before the question. */
  readonly shots?: ShotsConfig | null | undefined;
  /** How answers are scored. */
  readonly recipe?: RecipeConfig | undefined;
  /** Times every row is asked; once where not said. */
  readonly repeats?: number | undefined;
  /** Most tokens of an answer; the model's limit where not said. */
  readonly maxOutputTokens?: number | undefined;
  /** Texts that end an answer. */
  readonly stop?: readonly string[] | undefined;
  /** Sent in every request where the model's own `sampling` says nothing of it. */
  readonly sampling?: Readonly<Record<string, JsonConfig>> | undefined;
  /** Rows `[from:to]`, `to` not included; negative numbers count from the end. */
  readonly slice?: string | undefined;
  /** Rows of these ids only. */
  readonly sampleIds?: readonly string[] | undefined;
  /** `shuffle`: all in a seeded random order; `random`: a seeded random subset of `rows`; `file` where not said. */
  readonly order?: "file" | "shuffle" | "random" | undefined;
}

const template = text("a template", 100_000);
const column = text("the name of a column");
const rows = z.array(sampling, "a list of rows").max(1000, "a list of at most 1000 rows");
const role = oneOf(["system", "user", "assistant"]);
const path = text("a path", 2000);
const ids = list(text("an id"), MOST);

const SLICE = "rows as [from:to], whole numbers, either may be left out: [0:100]";
/** Schema of a slice, as it is written. */
export const slice = z.string(SLICE).regex(/^\[?\s*(-?\d{1,9})?\s*:\s*(-?\d{1,9})?\s*\]?$/, SLICE);

const pick = z.discriminatedUnion("kind", [
  record({ kind: z.literal("first"), count: whole(1, 1000) }),
  record({ kind: z.literal("last"), count: whole(1, 1000) }),
  record({ kind: z.literal("random"), count: whole(1, 1000) }),
  record({ kind: z.literal("ids"), ids }),
], kinds("first", "last", "random", "ids"));

const shots = record({
  from: z.discriminatedUnion("kind", [
    record({ kind: z.literal("rows"), rows }),
    record({ kind: z.literal("text"), path, after: text("a line").nullable().optional() }),
    record({
      kind: z.literal("split"),
      source: z.discriminatedUnion("kind", [fileConfig, hubConfig], kinds("file", "hub"))
        .nullable().optional(),
      pick,
    }),
  ], kinds("rows", "text", "split")),
  answer: z.string("a template").max(100_000, "a template of at most 100000 characters").optional(),
  as: oneOf(["text", "turns"]).optional(),
  separator: z.string("a text").max(1000, "a text of at most 1000 characters").optional(),
});

const message = record({ role, content: template });
const RECIPE = 'the name of a recipe, or { path: "my_recipe.ts", export: "score" }';

/** Schemas of the keys of a dataset that say how it is asked and scored. */
export const questionKeys = {
  fields: record({
    id: column.nullable(),
    reference: column.nullable(),
    choices: z.union([column, list(column, 26)], "a column, or a list of them").nullable(),
  }).partial(),
  constants: sampling,
  prompt: z.union([template, list(message, 100)], "a template, or a list of messages"),
  system: template,
  shots: shots.nullable(),
  recipe: z.union([text("a recipe"), record({ path, export: text("a name").optional() })], RECIPE),
  repeats: whole(1, 10_000),
  maxOutputTokens: count,
  stop: z.array(text("a text"), "a list of texts").max(16, "a list of at most 16 texts"),
  sampling,
  slice,
  sampleIds: ids,
  order: oneOf(["file", "shuffle", "random"]),
};

const plannedShots = record({
  from: z.discriminatedUnion("kind", [
    record({ kind: z.literal("rows"), rows }),
    record({ kind: z.literal("text"), path, after: text("a line").nullable() }),
    record({
      kind: z.literal("split"),
      source: z.discriminatedUnion("kind", [fileConfig.required(), hubConfig.required()])
        .nullable(),
      pick,
    }),
  ], kinds("rows", "text", "split")),
  answer: z.string("a template"),
  as: oneOf(["text", "turns"]),
  separator: z.string("a text"),
});

/** Schema of questions as a plan holds them: nothing is missing. */
export const plannedQuestions = record({
  select: record({
    slice: z.tuple([z.int(), z.int().nullable()]).nullable(),
    ids: ids.nullable(),
    order: questionKeys.order,
  }),
  fields: questionKeys.fields.required(),
  constants: sampling,
  prompt: list(message, 101),
  shots: plannedShots.nullable(),
  recipe: z.union([text("a recipe"), record({ path, export: text("a name") })], RECIPE),
  repeats: questionKeys.repeats,
  maxOutputTokens: count.nullable(),
  stop: questionKeys.stop,
  sampling,
});
