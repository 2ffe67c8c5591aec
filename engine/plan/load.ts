/**
 * The load of a task: stages as the suite says them, else the model, else the default; over all of it the command line.
 * @module
 */

import type { ArrivalConfig, StageConfig } from "../schema/load.ts";
import type { Overrides } from "../schema/overrides.ts";
import type { Suite } from "../schema/parse.ts";
import type { Arrival, Dataset, LoadStep, Stage } from "./plan.ts";

const DEFAULT_SEED = 1;
const PRESSURE_SECONDS = 15;

/** The load step of a task. */
export function plannedLoad(
  suite: Suite,
  model: Suite["models"][number],
  dataset: Dataset,
): LoadStep {
  const { rest, overrides } = suite;
  const chosen = rest.load ?? model.config.load ?? defaultLoad(model.config.sim !== undefined);
  const stages = chosen.stages.map((stage, i) =>
    plannedStage(stage, { first: i === 0, dataset, overrides })
  );
  return { kind: "load", stages, seed: overrides.seed ?? rest.seed ?? DEFAULT_SEED };
}

/** The simulated server takes eight at once; a stranger's is asked one by one unless its config says more. */
function defaultLoad(isSim: boolean): { readonly stages: readonly StageConfig[] } {
  return { stages: [{ arrival: { kind: "closed", concurrency: isSim ? 8 : 1 } }] };
}

interface Around {
  readonly first: boolean;
  readonly dataset: Dataset;
  readonly overrides: Overrides;
}

function plannedStage(stage: StageConfig, { first, dataset, overrides }: Around): Stage {
  const warmup = first ? overrides.numWarmups ?? stage.warmup ?? 1 : stage.warmup ?? 0;
  return {
    arrival: overriddenArrival(plannedArrival(stage.arrival), overrides),
    stop: overrides.pressure
      ? { kind: "duration", durationMs: (overrides.pressureTime ?? PRESSURE_SECONDS) * 1000 }
      : stopOf(stage, { dataset, overrides }),
    warmup,
    cooldown: stage.cooldown ?? 0,
  };
}

function stopOf(
  { requests, durationMs }: StageConfig,
  { dataset, overrides }: Omit<Around, "first">,
): Stage["stop"] {
  if (durationMs !== undefined) return { kind: "duration", durationMs };
  return { kind: "requests", requests: overrides.numPrompts ?? requests ?? dataset.rows };
}

function plannedArrival(arrival: ArrivalConfig): Arrival {
  return arrival.kind === "closed"
    ? {
      kind: "closed",
      concurrency: arrival.concurrency,
      rampPerSecond: arrival.rampPerSecond ?? null,
    }
    : {
      kind: "open",
      process: arrival.process ?? "poisson",
      ratePerSecond: arrival.ratePerSecond,
      shape: arrival.shape ?? 1,
      maxConcurrency: arrival.maxConcurrency ?? null,
    };
}

/** A rate of 0 is a closed loop. Under pressure the rate is that at which clients are added. */
function overriddenArrival(
  arrival: Arrival,
  { concurrency, requestRate, pressure }: Overrides,
): Arrival {
  const limit = concurrency ??
    (arrival.kind === "closed" ? arrival.concurrency : arrival.maxConcurrency);
  if (pressure) {
    return {
      kind: "closed",
      concurrency: limit ?? 1,
      rampPerSecond: requestRate ? requestRate : rampOf(arrival),
    };
  }
  if (requestRate !== undefined && requestRate > 0) {
    const shape = arrival.kind === "open"
      ? { process: arrival.process, shape: arrival.shape }
      : { process: "poisson" as const, shape: 1 };
    const cap = concurrency ?? (arrival.kind === "open" ? arrival.maxConcurrency : null);
    return { kind: "open", ...shape, ratePerSecond: requestRate, maxConcurrency: cap };
  }
  if (requestRate === 0 || (concurrency !== undefined && arrival.kind === "closed")) {
    return { kind: "closed", concurrency: limit ?? 1, rampPerSecond: rampOf(arrival) };
  }
  return concurrency !== undefined && arrival.kind === "open"
    ? { ...arrival, maxConcurrency: concurrency }
    : arrival;
}

function rampOf(arrival: Arrival): number | null {
  return arrival.kind === "closed" ? arrival.rampPerSecond : null;
}
