/**
 * The incumbent's keys of a synthetic dataset, and what they mean here.
 * @module
 */

import * as z from "zod";
import { above, flag, real, whole } from "./leaf.ts";
import { count, MOST } from "./quantities.ts";
import { record, told } from "./shape.ts";
import { isRaw } from "./sugar.ts";
import type { Raw, Rule } from "./sugar.ts";

/** How the incumbent draws a length. */
export interface LengthSugar {
  /** The distribution. */
  readonly Method: "uniform" | "gaussian" | "zipf";
  /** `MinValue`, `MaxValue`, `Mean`, `Var`, `Alpha`, as the method takes them. */
  readonly Params: Readonly<Record<string, number>>;
}

/** Keys of the incumbent's synthetic datasets. */
export interface DatasetSugar {
  /** Which of the two configs below counts. */
  readonly Type?: "string" | "tokenid";
  /** Becomes `rows`. */
  readonly RequestCount?: number;
  /** Read and dropped. */
  readonly TrustRemoteCode?: boolean;
  /** Lengths of prompts and answers, in tokens. */
  readonly StringConfig?: { readonly Input: LengthSugar; readonly Output: LengthSugar };
  /** A fixed length of prompts, with a shared prefix. */
  readonly TokenIdConfig?: {
    readonly RequestSize: number;
    readonly PrefixLen?: number;
    readonly VocabSize?: number;
  };
}

const bounds = { MinValue: count, MaxValue: count };
const ordered: [
  (value: { MinValue: number; MaxValue: number }) => boolean,
  { error: string; path: string[]; when: () => true },
] = [
  ({ MinValue, MaxValue }) => !(MinValue > MaxValue),
  { path: ["MaxValue"], error: "a whole number not below MinValue", when: () => true },
];

const length = z.discriminatedUnion("Method", [
  record({ Method: z.literal("uniform"), Params: record(bounds).refine(...ordered) }),
  record({
    Method: z.literal("gaussian"),
    Params: record({ Mean: real(0, MOST), Var: real(0, MOST ** 2), ...bounds }).refine(...ordered),
  }),
  record({
    Method: z.literal("zipf"),
    Params: record({ Alpha: above(1, 10), ...bounds }).refine(...ordered),
  }),
], told("Method", ["uniform", "gaussian", "zipf"]));

const TYPE = '"string" or "tokenid"';

/** What becomes of them. */
export const DATASET_SUGAR: readonly Rule[] = [
  { keys: { TrustRemoteCode: flag() } },
  { keys: { RequestCount: count }, to: "rows" },
  {
    keys: {
      StringConfig: record({ Input: length, Output: length }),
      TokenIdConfig: record({
        RequestSize: count,
        PrefixLen: whole(0, MOST).optional(),
        VocabSize: whole(1, 2 ** 31 - 1).optional(),
      }),
      Type: z.string(TYPE).regex(/^(string|tokenid)$/i, TYPE),
    },
    to: "source",
    as: sourceOf,
  },
];

/** The config that `Type` names; without a type the one that is there. */
function sourceOf({ Type, StringConfig, TokenIdConfig }: Raw): unknown {
  const isTokens = typeof Type === "string"
    ? Type.toLowerCase() === "tokenid"
    : StringConfig === undefined;
  if (isTokens) return isRaw(TokenIdConfig) ? tokensSource(TokenIdConfig) : undefined;
  return isRaw(StringConfig)
    ? {
      kind: "synthetic",
      input: lengthOf(StringConfig["Input"] as LengthSugar),
      output: lengthOf(StringConfig["Output"] as LengthSugar),
    }
    : undefined;
}

function tokensSource({ RequestSize, PrefixLen }: Raw): Raw {
  return { kind: "synthetic", input: RequestSize, prefixTokens: PrefixLen ?? 0 };
}

function lengthOf({ Method, Params }: LengthSugar): unknown {
  const { MinValue: min, MaxValue: max, Mean: mean, Var: variance = 0, Alpha: alpha } = Params;
  switch (Method) {
    case "uniform":
      return { kind: "uniform", min, max };
    case "gaussian":
      return { kind: "normal", mean, sd: Math.sqrt(variance), min, max };
    case "zipf":
      return { kind: "zipf", alpha, min, max };
  }
}
