/**
 * Which metrics the page shows the spread of, and how a request adds its values to one.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import { OUTCOMES, PHASES } from "../../engine/event/block.ts";
import { REQUEST_METRICS } from "../../engine/event/metrics.ts";
import type { Task } from "../../engine/plan/plan.ts";
import type { TaskSummary } from "../../engine/event/summary.ts";
import { distributionOf, statisticRows } from "../text/statistics.ts";
import type { Spread, SpreadCounter } from "./spread.ts";
import { newSpreadCounter } from "./spread.ts";

/** The spread of a metric. */
export interface NamedSpread {
  /** Name of the metric. */
  readonly metric: string;
  readonly title: string;
  readonly spread: Spread;
}

/** Counts the values of measured requests that ended ok. */
export interface Spreads {
  add(block: Block): void;
  /** Those with a value. */
  list(): readonly NamedSpread[];
}

interface Shown {
  readonly metric: string;
  readonly title: string;
  readonly add: (block: Block, row: number, counter: SpreadCounter) => void;
}

const NS_PER_MS = 1e6;
const MEASURED = PHASES.indexOf("measured");
const OK = OUTCOMES.indexOf("ok");

/** Spreads of a task, laid out for the ranges that its summary tells. */
export function newSpreads(task: Task, { metrics }: TaskSummary): Spreads {
  const shown = shownFor(task, metrics).flatMap(({ metric, title, add }) => {
    const known = distributionOf(metrics, metric);
    return known ? [{ metric, title, add, counter: newSpreadCounter(known) }] : [];
  });
  return {
    add(block) {
      for (let row = 0; row < block.rows; row++) {
        if (block.codes.phase[row] !== MEASURED || block.codes.outcome[row] !== OK) continue;
        for (const { add, counter } of shown) add(block, row, counter);
      }
    },
    list: () =>
      shown.map(({ metric, title, counter }) => ({ metric, title, spread: counter.spread() }))
        .filter(({ spread }) => spread.n > 0),
  };
}

function shownFor(task: Task, metrics: TaskSummary["metrics"]): readonly Shown[] {
  const gapsAreTokens = !statisticRows(metrics).some(({ key }) => key === "event_gap_ms");
  return [
    ofRequest("ttft_ms", "Time to first token"),
    ...(isOpen(task)
      ? [ofRequest("ttft_scheduled_ms", "Time to first token, from scheduled")]
      : []),
    ofRequest("tpot_ms", "Time per output token"),
    {
      metric: "event_gap_ms",
      title: gapsAreTokens ? "Inter-token latency" : "Event gap",
      add: addGaps,
    },
    ofRequest("e2el_ms", "End-to-end latency"),
  ];
}

function ofRequest(name: typeof REQUEST_METRICS[number]["name"], title: string): Shown {
  const metric = REQUEST_METRICS.find((metric) => metric.name === name);
  return {
    metric: name,
    title,
    add: (block, row, counter) => counter.add(metric?.of(block, row) ?? NaN),
  };
}

function addGaps(
  { eventTimes, eventOffsets }: Block,
  row: number,
  counter: SpreadCounter,
): void {
  const end = eventOffsets[row + 1] as number;
  for (let event = (eventOffsets[row] as number) + 1; event < end; event++) {
    counter.add(((eventTimes[event] as number) - (eventTimes[event - 1] as number)) / NS_PER_MS);
  }
}

/** In an open loop a request that waits for the client is late; in a closed one there is no such thing. */
function isOpen(task: Task): boolean {
  return task.steps.some((step) =>
    step.kind === "load" && step.stages.some(({ arrival }) => arrival.kind === "open")
  );
}
