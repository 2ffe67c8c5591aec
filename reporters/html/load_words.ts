/**
 * What load was put on the server, in words.
 * @module
 */

import type { Arrival, Stage, Task } from "../../engine/plan/plan.ts";
import { figure } from "../text/figure.ts";

/** A phrase for each stage: `closed loop, 8 in flight, 64 requests, after 8 for warm-up`. */
export function loadPhrases(task: Task): readonly string[] {
  return task.steps.flatMap((step) => step.kind === "load" ? step.stages.map(stagePhrase) : []);
}

function stagePhrase({ arrival, stop, warmup, cooldown }: Stage): string {
  return [
    ...arrivalPhrases(arrival),
    stopPhrase(stop),
    ...(warmup > 0 ? [`${figure(warmup)} for warm-up first`] : []),
    ...(cooldown > 0 ? [`${figure(cooldown)} for cool-down last`] : []),
  ].join(", ");
}

function arrivalPhrases(arrival: Arrival): readonly string[] {
  switch (arrival.kind) {
    case "closed":
      return [
        `closed loop, ${figure(arrival.concurrency)} in flight`,
        ...(arrival.rampPerSecond === null
          ? []
          : [`${figure(arrival.rampPerSecond)} more a second`]),
      ];
    case "open":
      return [
        `open loop, ${arrival.process} arrivals, ${
          figure(arrival.ratePerSecond)
        } requests a second`,
        ...(arrival.process === "gamma" ? [`shape ${figure(arrival.shape)}`] : []),
        ...(arrival.maxConcurrency === null
          ? []
          : [`at most ${figure(arrival.maxConcurrency)} in flight`]),
      ];
  }
}

function stopPhrase(stop: Stage["stop"]): string {
  switch (stop.kind) {
    case "rows":
      return "every row of the dataset";
    case "requests":
      return `${figure(stop.requests)} requests`;
    case "duration":
      return `for ${figure(stop.durationMs / 1000)} s`;
  }
}
