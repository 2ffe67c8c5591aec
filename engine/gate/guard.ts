/**
 * Ends a load early: looks at settled requests while it runs, and tells as soon as a threshold is missed beyond repair.
 *
 * No false alarms: where the number of requests is known, only what the rest could not mend; else only after 100 requests
 * and with 4 standard deviations to spare.
 * @module
 */

import { OUTCOMES, PHASES } from "../event/block.ts";
import type { Block } from "../event/block.ts";
import { isFailure } from "../event/failures.ts";
import { REQUEST_METRICS } from "../event/metrics.ts";
import type { Task } from "../plan/plan.ts";
import { wilson } from "../stats/proportion.ts";
import type { Check, Gate } from "./gate.ts";
import { holds } from "./judge.ts";
import type { Mistake } from "./mistake.ts";

/** Looks at a block; says once why the load is to end. */
export type Guard = (block: Block) => string | undefined;

const OK = OUTCOMES.indexOf("ok");
const ABORTED = OUTCOMES.indexOf("aborted");
const MEASURED = PHASES.indexOf("measured");
const FEWEST = 100;
const DEVIATIONS = 4;

/** Why a threshold cannot end a load; `undefined` where it can. */
export function unguardable({ metric, stat, check }: Gate): Mistake | undefined {
  const isUpper = check.kind === "bound" && ["<", "<=", "=="].includes(check.operator);
  const isKnown = metric.name === "failed_requests" || metric.name === "error_rate" ||
    (latencyOf(metric.name) !== undefined && stat?.kind !== "min" && metric.better === "lower");
  if (isUpper && isKnown) return;
  return {
    found: `abort on ${metric.name}`,
    allowed: "abort on an upper bound of error_rate, failed_requests or a latency of requests",
  };
}

/** A guard of one task by all thresholds that are its own; each with its stage, `null`: all. */
export function newGuard(
  task: Task,
  posts: readonly { readonly gate: Gate; readonly stage: number | null }[],
): Guard {
  const watches = posts.flatMap(({ gate, stage }) =>
    gate.check.kind === "bound" ? [new Watch(gate, gate.check, { task, stage })] : []
  );
  let isOver = false;
  return (block) => {
    for (const watch of watches) watch.take(block);
    const tripped = isOver ? undefined : watches.find((watch) => watch.isBeyondRepair);
    if (!tripped) return;
    isOver = true;
    return `the load was ended early: ${tripped.gate.text} is missed, ${tripped.said}`;
  };
}

function latencyOf(name: string): (typeof REQUEST_METRICS)[number] | undefined {
  return REQUEST_METRICS.find((metric) => metric.name === name);
}

type Bound = Extract<Check, { readonly kind: "bound" }>;

/** One threshold, and the requests so far. */
class Watch {
  readonly gate: Gate;
  readonly #bound: Bound;
  readonly #stage: number | null;
  /** Requests that there will be; `undefined` where time ends the load. */
  readonly #total: number | undefined;
  readonly #latency: ReturnType<typeof latencyOf>;
  #n = 0;
  #bad = 0;
  #sum = 0;

  constructor(
    gate: Gate,
    bound: Bound,
    of: { readonly task: Task; readonly stage: number | null },
  ) {
    this.gate = gate;
    this.#bound = bound;
    this.#stage = of.stage;
    this.#total = totalOf(of.task, of.stage);
    this.#latency = latencyOf(gate.metric.name);
  }

  take(block: Block): void {
    const { codes, counts } = block;
    for (let row = 0; row < block.rows; row++) {
      if (codes.phase[row] !== MEASURED) continue;
      if (this.#stage !== null && counts.stage[row] !== this.#stage) continue;
      if (this.#latency) this.#takeLatency(block, row);
      else this.#takeOutcome(block, row);
    }
  }

  get said(): string {
    return this.#latency && this.gate.stat?.kind === "mean"
      ? `${this.#n} requests make a mean over it`
      : `${this.#bad} of ${this.#n} requests ${this.#latency ? "are over it" : "failed"}`;
  }

  get isBeyondRepair(): boolean {
    const { metric, stat } = this.gate;
    if (metric.name === "failed_requests") return this.#misses(this.#bad);
    if (metric.name === "error_rate") {
      const least = this.#total === undefined ? this.#surelyBad : this.#bad / this.#total;
      return this.#bad > 0 && this.#misses(least);
    }
    switch (stat?.kind) {
      case "max":
        return this.#bad > 0;
      case "mean":
        return this.#total !== undefined && this.#misses(this.#sum / this.#total);
      case "percentile":
        return this.#isTailOver(stat.p);
      default:
        return false;
    }
  }

  #takeOutcome(block: Block, row: number): void {
    if (block.codes.outcome[row] === ABORTED) return;
    this.#n++;
    if (isFailure(block, row)) this.#bad++;
  }

  #takeLatency(block: Block, row: number): void {
    const value = block.codes.outcome[row] === OK ? this.#latency?.of(block, row) : NaN;
    if (value === undefined || Number.isNaN(value)) return;
    this.#n++;
    this.#sum += value;
    if (this.#misses(value)) this.#bad++;
  }

  /** So many values over the bound that the percentile of all will be: those from its lower rank on. */
  #isTailOver(p: number): boolean {
    if (this.#total === undefined) return this.#surelyBad > 1 - p / 100;
    return this.#bad >= this.#total - Math.floor((this.#total - 1) * p / 100);
  }

  /** The least share of bad ones that is believable. */
  get #surelyBad(): number {
    return this.#n < FEWEST ? 0 : wilson(this.#bad, this.#n, DEVIATIONS)[0];
  }

  /** What only grows misses `==` as soon as it is above. */
  #misses(value: number): boolean {
    const { operator, value: bound } = this.#bound;
    return !holds(operator === "==" ? "<=" : operator, value, bound);
  }
}

function totalOf({ steps }: Task, stage: number | null): number | undefined {
  const stages = steps.find((step) => step.kind === "load")?.stages ?? [];
  const counted = stages.filter((_, at) => stage === null || at === stage).map(({ stop }) =>
    stop.kind === "requests" ? stop.requests : undefined
  );
  return counted.reduce(
    (sum, one) => sum === undefined || one === undefined ? undefined : sum + one,
    0,
  );
}
