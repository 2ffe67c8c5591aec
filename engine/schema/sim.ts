/**
 * What a config may say about the simulated server.
 * @module
 */

import * as z from "zod";
import { branch, hasKey } from "./branch.ts";
import { above, flag, real, text, whole } from "./leaf.ts";
import { concurrency, seed } from "./quantities.ts";
import { kinds, record } from "./shape.ts";

/** A duration, drawn anew each time. Milliseconds. */
export type TimingConfig =
  | { readonly kind: "constant"; readonly ms: number }
  | { readonly kind: "normal" | "lognormal"; readonly ms: number; readonly sdMs: number };

/** What goes wrong, and with which requests: one of them, counted from 1 in order of arrival, or each n-th. */
export interface FaultConfig {
  /** Which requests. */
  readonly on: { readonly request: number } | { readonly every: number };
  /** What goes wrong. */
  readonly fault:
    | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfterSeconds?: number | null | undefined;
    }
    | { readonly kind: "delay"; readonly ms: number }
    | {
      readonly kind: "reset" | "truncated-json" | "error-event" | "stall";
      readonly afterEvents: number;
    }
    | { readonly kind: "no-done" | "empty" | "garbage" };
}

/** How the simulated server behaves. What is not said: first token after 50 ms, then one each 10 ms, no faults. */
export interface SimConfig {
  /** From the last byte of a request to its first token, without queueing. */
  readonly ttft?: TimingConfig | undefined;
  /** From one token to the next. */
  readonly gap?: TimingConfig | undefined;
  /** Whether the first chunk carries a role and no content, as vLLM's does. */
  readonly roleChunk?: boolean | undefined;
  /** Tokens sent on the reasoning channel before the first visible one. */
  readonly reasoningTokens?: number | undefined;
  /** Tokens in each event. */
  readonly tokensPerEvent?: number | undefined;
  /** Requests decoded at once; the others queue. `null`: no limit. */
  readonly batch?: number | null | undefined;
  /** Prompt tokens prefilled per second, shared by all; `null`: prefill costs nothing beyond `ttft`. */
  readonly prefillTokensPerSecond?: number | null | undefined;
  /** Seed of what is drawn. */
  readonly seed?: number | undefined;
  /** File of recorded answers that it gives again, `assay:NAME` for one that comes with assay; random words where not said. */
  readonly replay?: string | null | undefined;
  /** What goes wrong, the first match first. */
  readonly faults?: readonly FaultConfig[] | undefined;
}

const HOUR_MS = 3_600_000;
const ms = real(0, HOUR_MS);
const drawn = { ms: above(0, HOUR_MS), sdMs: real(0, HOUR_MS) };
const events = { afterEvents: whole(0, 1_000_000) };

const timing = z.discriminatedUnion("kind", [
  record({ kind: z.literal("constant"), ms }),
  record({ kind: z.literal("normal"), ...drawn }),
  record({ kind: z.literal("lognormal"), ...drawn }),
], kinds("constant", "normal", "lognormal"));

const retryAfterSeconds = whole(0, 86_400).nullable();

const otherFaults = [
  record({ kind: z.literal("delay"), ms }),
  record({ kind: z.literal("reset"), ...events }),
  record({ kind: z.literal("truncated-json"), ...events }),
  record({ kind: z.literal("error-event"), ...events }),
  record({ kind: z.literal("stall"), ...events }),
  record({ kind: z.literal("no-done") }),
  record({ kind: z.literal("empty") }),
  record({ kind: z.literal("garbage") }),
] as const;

const faultKinds = kinds(
  "status",
  "delay",
  "reset",
  "truncated-json",
  "error-event",
  "stall",
  "no-done",
  "empty",
  "garbage",
);

const count = whole(1, 1_000_000_000);
const one = record({ request: count }, ["every"]);
const each = record({ every: count });
const on = branch<FaultConfig["on"], FaultConfig["on"]>((value) =>
  hasKey(value, "every") ? each : one
);

const common = {
  ttft: timing,
  gap: timing,
  roleChunk: flag(),
  reasoningTokens: whole(0, 1_000_000),
  tokensPerEvent: whole(1, 1000),
  batch: concurrency.nullable(),
  prefillTokensPerSecond: above(0, 1_000_000_000).nullable(),
  seed,
  replay: text("a path", 2000).nullable(),
};

/** Faults whose `retry-after` is given by this schema. */
function faults<T extends z.ZodType>(retryAfterSeconds: T) {
  const fault = z.discriminatedUnion("kind", [
    record({ kind: z.literal("status"), status: whole(100, 599), retryAfterSeconds }),
    ...otherFaults,
  ], faultKinds);
  const allowed = "a list of at most 10000 faults";
  return z.array(record({ on, fault }), allowed).max(10_000, allowed);
}

/** The whole profile, as a plan holds it: nothing is missing. */
export const simProfile = record({ ...common, faults: faults(retryAfterSeconds) });

/** The profile as a config says it. */
export const simConfig: z.ZodType<SimConfig, SimConfig> = record({
  ...common,
  faults: faults(retryAfterSeconds.optional()),
}).partial();
