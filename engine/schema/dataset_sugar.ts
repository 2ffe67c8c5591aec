/**
 * The incumbent's keys of a synthetic dataset, and what they mean here.
 * @module
 */

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

/** What becomes of them. */
export const DATASET_SUGAR: readonly Rule[] = [
  { keys: ["TrustRemoteCode"] },
  { keys: ["RequestCount"], to: "rows" },
  { keys: ["StringConfig", "TokenIdConfig", "Type"], to: "source", as: sourceOf },
];

function sourceOf(config: Raw): unknown {
  const { Type, StringConfig, TokenIdConfig } = config;
  const isTokens = typeof Type === "string"
    ? Type.toLowerCase() === "tokenid"
    : StringConfig === undefined;
  if (isTokens && isRaw(TokenIdConfig)) {
    const { RequestSize, PrefixLen } = TokenIdConfig;
    return { kind: "synthetic", input: RequestSize, prefixTokens: PrefixLen ?? 0 };
  }
  const { Input, Output } = isRaw(StringConfig) ? StringConfig : {} as Raw;
  return { kind: "synthetic", input: lengthOf(Input), output: lengthOf(Output) };
}

function lengthOf(length: unknown): unknown {
  if (!isRaw(length) || !isRaw(length["Params"])) return length;
  const { MinValue: min, MaxValue: max, Mean: mean, Var: variance, Alpha: alpha } =
    length["Params"];
  switch (length["Method"]) {
    case "uniform":
      return { kind: "uniform", min, max };
    case "gaussian":
      return {
        kind: "normal",
        mean,
        sd: typeof variance === "number" ? Math.sqrt(variance) : variance,
        min,
        max,
      };
    case "zipf":
      return { kind: "zipf", alpha, min, max };
    default:
      return { kind: length["Method"] };
  }
}
