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

type ClosedArrival = Extract<Arrival, { readonly kind: "closed" }>;

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
  const asked = overrides.numPrompts === undefined ? requests : undefined;
  const rows = asked ?? dataset.rows;
  return rows === null ? { kind: "rows" } : { kind: "requests", requests: rows };
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

/** What the command line says over a stage's arrival. A rate of 0 is a closed loop. */
function overriddenArrival(arrival: Arrival, overrides: Overrides): Arrival {
  const { concurrency, requestRate, pressure } = overrides;
  if (pressure) return pressed(arrival, overrides);
  if (requestRate === undefined) return limited(arrival, concurrency);
  if (requestRate > 0) return limited(openAt(arrival, requestRate), concurrency);
  return closedOf(arrival, concurrency);
}

/** A closed loop whose clients come at the rate that was given for requests, as the incumbent has it. */
function pressed(arrival: Arrival, { concurrency, requestRate }: Overrides): Arrival {
  const ramp = arrival.kind === "open" ? arrival.ratePerSecond : arrival.rampPerSecond;
  const rampPerSecond = requestRate === undefined ? ramp : requestRate || null;
  return { ...closedOf(arrival, concurrency), rampPerSecond };
}

function limited(arrival: Arrival, limit: number | undefined): Arrival {
  if (limit === undefined) return arrival;
  return arrival.kind === "closed"
    ? { ...arrival, concurrency: limit }
    : { ...arrival, maxConcurrency: limit };
}

function openAt(arrival: Arrival, ratePerSecond: number): Arrival {
  return arrival.kind === "open" ? { ...arrival, ratePerSecond } : {
    kind: "open",
    process: "poisson",
    shape: 1,
    ratePerSecond,
    maxConcurrency: null,
  };
}

function closedOf(arrival: Arrival, concurrency: number | undefined): ClosedArrival {
  return arrival.kind === "closed"
    ? { ...arrival, concurrency: concurrency ?? arrival.concurrency }
    : {
      kind: "closed",
      concurrency: concurrency ?? arrival.maxConcurrency ?? 1,
      rampPerSecond: null,
    };
}
