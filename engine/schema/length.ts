/**
 * What a config may say about how long prompts and answers are.
 * @module
 */

import * as z from "zod";
import { above, real } from "./leaf.ts";
import { count, MOST } from "./quantities.ts";
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

/** The same, where a number stands for a fixed length. */
export const lengthOrNumber: z.ZodType<LengthConfig, number | LengthConfig> = z.union([
  count.transform((tokens) => ({ kind: "fixed" as const, tokens })),
  length,
], `a whole number from 1 to ${MOST}, or a distribution`);
