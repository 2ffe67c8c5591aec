/**
 * What the command line may say over all configs. Issues name the flag.
 * @module
 */

import * as z from "zod";
import { baseUrl, envName, headers } from "./address.ts";
import type { HeaderValue } from "./address.ts";
import { flag, real, whole } from "./leaf.ts";
import { concurrency, count, seed } from "./quantities.ts";
import { questionKeys } from "./questions.ts";
import { record } from "./shape.ts";

/** Values of flags; what was not given is not there. */
export interface Overrides {
  readonly url?: string | undefined;
  readonly model?: string | undefined;
  readonly apiKeyEnv?: string | undefined;
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
  readonly concurrency?: number | undefined;
  /** Requests per second; 0: a closed loop. */
  readonly requestRate?: number | undefined;
  readonly numPrompts?: number | undefined;
  readonly numWarmups?: number | undefined;
  readonly maxOutLen?: number | undefined;
  readonly seed?: number | undefined;
  readonly pressure?: boolean | undefined;
  /** Seconds. */
  readonly pressureTime?: number | undefined;
  readonly mergeDs?: boolean | undefined;
  readonly recipe?: string | undefined;
  readonly repeats?: number | undefined;
  /** Rows `[from:to]`. */
  readonly slice?: string | undefined;
  readonly sampleIds?: readonly string[] | undefined;
  readonly order?: "file" | "shuffle" | "random" | undefined;
  readonly system?: string | undefined;
  /** Tries in all of one question. */
  readonly attempts?: number | undefined;
  readonly maxErrorRate?: number | undefined;
}

/** Schema of the overrides. */
export const overrides: z.ZodType<Overrides, Overrides> = record({
  url: baseUrl,
  model: z.string("a text").max(500, "a text of at most 500 characters"),
  apiKeyEnv: envName,
  headers,
  concurrency,
  requestRate: real(0, 1_000_000),
  numPrompts: count,
  numWarmups: whole(0, 100_000_000),
  maxOutLen: count,
  seed,
  pressure: flag(),
  pressureTime: whole(1, 86_400),
  mergeDs: flag(),
  recipe: questionKeys.recipe.options[0],
  repeats: questionKeys.repeats,
  slice: questionKeys.slice,
  sampleIds: questionKeys.sampleIds,
  order: questionKeys.order,
  system: questionKeys.system,
  attempts: whole(1, 1000),
  maxErrorRate: real(0, 1),
}).partial();

/** A path of the overrides as the flag it came from. */
export function flagOf(path: readonly PropertyKey[]): string {
  const [first, second] = path.map(String);
  if (first === "headers") return second === undefined ? "--header" : `--header ${second}`;
  return `--${(first ?? "").replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
