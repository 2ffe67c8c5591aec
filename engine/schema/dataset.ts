/**
 * What a config may say about a dataset, in its long form.
 * @module
 */

import * as z from "zod";
import { above, real, text, whole } from "./leaf.ts";
import { fileName } from "./model.ts";
import { count, MOST, seed } from "./quantities.ts";
import { kinds, record } from "./shape.ts";

/** A distribution of token counts, cut to whole numbers from 1. */
export type LengthConfig =
  | { readonly kind: "fixed"; readonly tokens: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | {
    readonly kind: "normal" | "lognormal";
    readonly mean: number;
    readonly sd: number;
    readonly min: number;
    readonly max: number;
  }
  | { readonly kind: "zipf"; readonly alpha: number; readonly min: number; readonly max: number };

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

/** A dataset in its long form. */
export interface DatasetLong<Source = SyntheticConfig<LengthConfig>> {
  /** Where rows come from. */
  readonly source: Source;
  /** Rows used. */
  readonly rows: number;
  /** Seed of the rows; made from the suite's where not said. */
  readonly seed?: number | undefined;
  /** Base name of the result files; the config's name where not said. */
  readonly abbr?: string | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
}

const bounds = { min: count, max: count };
const gauss = { mean: real(0, MOST), sd: real(0, MOST), ...bounds };
const ordered: [
  (value: { min: number; max: number }) => boolean,
  { error: string; path: string[]; when: () => true },
] = [
  ({ min, max }) => !(min > max),
  { path: ["max"], error: "a whole number not below min", when: () => true },
];

/** Schema of a distribution of token counts. */
export const length: z.ZodType<LengthConfig, LengthConfig> = z.discriminatedUnion("kind", [
  record({ kind: z.literal("fixed"), tokens: count }),
  record({ kind: z.literal("uniform"), ...bounds }).refine(...ordered),
  record({ kind: z.literal("normal"), ...gauss }).refine(...ordered),
  record({ kind: z.literal("lognormal"), ...gauss, mean: above(0, MOST) }).refine(...ordered),
  record({ kind: z.literal("zipf"), alpha: above(1, 10), ...bounds }).refine(...ordered),
], kinds("fixed", "uniform", "normal", "lognormal", "zipf"));

const lengthOrNumber = z.union([
  count.transform((tokens) => ({ kind: "fixed" as const, tokens })),
  length,
], `a whole number from 1 to ${MOST}, or a distribution`);

const source = z.discriminatedUnion("kind", [
  record({
    kind: z.literal("synthetic"),
    input: lengthOrNumber,
    output: lengthOrNumber.optional(),
    prefixTokens: whole(0, MOST).optional(),
  }),
], kinds("synthetic"));

/** Schema of a dataset in its long form. */
export const datasetLong: z.ZodType<DatasetLong, DatasetLong<SyntheticConfig>> = record({
  source,
  rows: count,
  seed: seed.optional(),
  abbr: fileName.optional(),
  description: text("a sentence").optional(),
});
