/**
 * What a load step will ask of the client, as far as it can be known before it runs.
 * @module
 */

import type { Arrival, Length, SimProfile, Stage, Task } from "../../plan/plan.ts";

/** The most that any stage asks for; `undefined` where nobody can know. */
export interface ExpectedLoad {
  /** Requests in flight. */
  readonly streams: number | undefined;
  readonly requestsPerSecond: number | undefined;
  readonly eventsPerSecond: number | undefined;
}

type OpenArrival = Extract<Arrival, { readonly kind: "open" }>;

/** The load that a task's stages will be; nothing of a task without one. */
export function expectedLoadOf(task: Task): ExpectedLoad | undefined {
  const step = task.steps.find((step) => step.kind === "load");
  if (!step) return;
  const loads = step.stages.map((stage) => stageLoadOf(task, stage));
  return {
    streams: most(loads.map(({ streams }) => streams)),
    requestsPerSecond: most(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
    eventsPerSecond: most(loads.map(({ eventsPerSecond }) => eventsPerSecond)),
  };
}

function stageLoadOf(task: Task, { arrival, stop }: Stage): ExpectedLoad {
  const { model: { stream, server } } = task;
  const profile = server.kind === "sim" ? server.profile : undefined;
  const requests = stop.kind === "requests" ? stop.requests : Infinity;
  const streams = streamsOf(arrival, requestMs(task, profile));
  const held = streams === undefined ? undefined : Math.min(streams, requests);
  return {
    streams: held,
    requestsPerSecond: arrival.kind === "open" && arrival.ratePerSecond > 0
      ? arrival.ratePerSecond
      : undefined,
    eventsPerSecond: held === undefined || !profile || !stream
      ? undefined
      : eventsOf(profile, held),
  };
}

/** In an open loop as many as arrive while one is answered (Little 1961), or as its cap allows. */
function streamsOf(arrival: Arrival, ms: number | undefined): number | undefined {
  if (arrival.kind === "closed") return arrival.concurrency;
  const arriving = ms === undefined ? undefined : arrivingIn(arrival, ms);
  return arriving === undefined
    ? undefined
    : Math.min(arriving, arrival.maxConcurrency ?? Infinity);
}

function arrivingIn({ ratePerSecond }: OpenArrival, ms: number): number {
  return Math.ceil(ratePerSecond * ms / 1000);
}

/** How long the simulated server takes for a request that does not queue. */
function requestMs(task: Task, profile: SimProfile | undefined): number | undefined {
  const { source } = task.dataset;
  if (!profile || source.kind !== "synthetic") return;
  const asked = meanOf(source.output);
  const tokens = Math.min(asked ?? NaN, task.model.maxOutputTokens);
  return asked === undefined ? undefined : profile.ttft.ms + profile.gap.ms * (tokens - 1);
}

/** Where each place of a batch says a token per gap. */
function eventsOf({ gap, batch, tokensPerEvent }: SimProfile, streams: number): number | undefined {
  const serving = Math.min(streams, batch ?? Infinity);
  return gap.ms > 0 ? serving * 1000 / gap.ms / tokensPerEvent : undefined;
}

function meanOf(length: Length): number | undefined {
  if (length.kind === "fixed") return length.tokens;
  if (length.kind === "uniform") return (length.min + length.max) / 2;
  return length.kind === "zipf" ? undefined : length.mean;
}

function most(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
