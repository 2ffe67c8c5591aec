/**
 * What a config may say about load: stages, each with its arrival and its end.
 * @module
 */

import * as z from "zod";
import { branch, hasKey } from "./branch.ts";
import { above, whole } from "./leaf.ts";
import { concurrency, rate } from "./quantities.ts";
import { apart, kinds, list, oneOf, record } from "./shape.ts";

/** How requests come: so many at once, or so many per second. */
export type ArrivalConfig =
  | {
    readonly kind: "closed";
    readonly concurrency: number;
    /** Clients added per second until `concurrency` is reached; all at once where not said. */
    readonly rampPerSecond?: number | null | undefined;
  }
  | {
    readonly kind: "open";
    /** `poisson` where not said. */
    readonly process?: "constant" | "poisson" | "gamma" | undefined;
    readonly ratePerSecond: number;
    /** Shape of the gamma process: larger than 1 is more regular than Poisson, smaller comes in bursts. */
    readonly shape?: number | undefined;
    /** Requests allowed in flight; no cap where not said. */
    readonly maxConcurrency?: number | null | undefined;
  };

/** A stretch of load. It ends by count or by time; with neither, after all rows of the dataset. */
export interface StageConfig {
  /** How requests come. */
  readonly arrival: ArrivalConfig;
  /** Requests measured. */
  readonly requests?: number | undefined;
  /** Length of the measured part. */
  readonly durationMs?: number | undefined;
  /** Requests sent first and excluded: 1 in the first stage, 0 in the others where not said. */
  readonly warmup?: number | undefined;
  /** Requests at the end that are excluded; none where not said. */
  readonly cooldown?: number | undefined;
}

/** Stages, in the order they run. */
export interface LoadLong {
  /** The stages. */
  readonly stages: readonly StageConfig[];
}

const MAX_REQUESTS = 100_000_000;
const WEEK_MS = 604_800_000;

/** Schema of an arrival. */
export const arrival: z.ZodType<ArrivalConfig, ArrivalConfig> = z.discriminatedUnion("kind", [
  record({
    kind: z.literal("closed"),
    concurrency,
    rampPerSecond: rate.nullable().optional(),
  }),
  record({
    kind: z.literal("open"),
    process: oneOf(["constant", "poisson", "gamma"]).optional(),
    ratePerSecond: rate,
    shape: above(0, 1000).optional(),
    maxConcurrency: concurrency.nullable().optional(),
  }).refine((value) => value.shape === undefined || value.process === "gamma", {
    path: ["shape"],
    error: 'a shape beside process: "gamma" only',
    when: () => true,
  }),
], kinds("closed", "open"));

const stage = record({
  arrival,
  requests: whole(1, MAX_REQUESTS).optional(),
  durationMs: whole(1, WEEK_MS).optional(),
  warmup: whole(0, MAX_REQUESTS).optional(),
  cooldown: whole(0, MAX_REQUESTS).optional(),
}).refine(...apart("requests", "durationMs"));

const many = record({ stages: list(stage, 1000) });
const single = stage.transform((only) => ({ stages: [only] }));

/** Schema of a load; a single stage may stand for a list of one. */
export const load: z.ZodType<LoadLong, LoadLong | StageConfig> = branch<
  LoadLong,
  LoadLong | StageConfig
>((value) => isSingle(value) ? single : many);

function isSingle(value: unknown): boolean {
  return ["arrival", "requests", "durationMs"].some((key) => hasKey(value, key)) &&
    !hasKey(value, "stages");
}
