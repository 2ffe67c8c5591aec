/**
 * What the command line may say over all configs. Issues name the flag.
 * @module
 */

import * as z from "zod";
import { baseUrl, envName, headers } from "./address.ts";
import type { HeaderValue } from "./address.ts";
import { flag, real, whole } from "./leaf.ts";
import { concurrency, count, seed } from "./quantities.ts";
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
}).partial();

/** A path of the overrides as the flag it came from. */
export function flagOf(path: readonly PropertyKey[]): string {
  const [first, second] = path.map(String);
  if (first === "headers") return second === undefined ? "--header" : `--header ${second}`;
  return `--${(first ?? "").replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
