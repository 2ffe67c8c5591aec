/**
 * The generate step of a task: how many questions are asked at once, how often one is tried, how many may fail.
 * @module
 */

import type { Suite } from "../schema/parse.ts";
import type { GenerateStep } from "./plan.ts";

/** Tries of one question where nobody says: with half a second before the second, they span about a minute. */
const ATTEMPTS = 8;
const BACKOFF_MS = 500;
const MAX_ERROR_RATE = 0.1;

/** The generate step for a model. Its own word on retries counts, and the command line's over it. */
export function plannedGenerate(
  { rest, overrides }: Suite,
  model: Suite["models"][number],
): GenerateStep {
  const { retry } = model.config;
  return {
    kind: "generate",
    concurrency: overrides.concurrency ?? null,
    retry: {
      attempts: overrides.attempts ?? retry?.attempts ?? ATTEMPTS,
      backoffMs: retry?.backoffMs ?? BACKOFF_MS,
    },
    maxErrorRate: overrides.maxErrorRate ?? rest.maxErrorRate ?? MAX_ERROR_RATE,
  };
}
