/**
 * Events of one task → its summary. Pure: folding a stored log gives what the live run gave.
 *
 * Blocks may be split and joined at will as long as rows keep their order, and may come before or after all else.
 * @module
 */

import type { Task } from "../plan/plan.ts";
import type { Block } from "./block.ts";
import { PHASES } from "./block.ts";
import type { Ending, Event } from "./event.ts";
import { failedOf, FailureFold, isFailure } from "./failures.ts";
import { FlightLog } from "./flights.ts";
import { notesOf } from "./notes.ts";
import { StageFold } from "./stage_fold.ts";
import type { TaskSummary } from "./summary.ts";
import { verdictOf } from "./verdict.ts";
import type { Judged } from "./verdict.ts";
import type { ClientLoad } from "./client.ts";

/** Takes events in and sums them up at any time. */
export interface Fold {
  /** Takes in one event; those of other tasks change nothing. */
  add(event: Event): void;
  /** The numbers so far. Throws before the task has started. */
  summary(): TaskSummary;
}

type Started = Extract<Event, { readonly kind: "task-started" }>;
type Ended = Extract<Event, { readonly kind: "task-ended" }>;

const NS_PER_MS = 1e6;

/** A fold of one task that has seen nothing. `percentiles`: 0 < p < 100. */
export function newFold(task: Task, percentiles: readonly number[]): Fold {
  return new TaskFold(task, percentiles);
}

/** The summary of a task whose events are all there. */
export function foldEvents(
  task: Task,
  percentiles: readonly number[],
  events: Iterable<Event>,
): TaskSummary {
  const fold = newFold(task, percentiles);
  for (const event of events) fold.add(event);
  return fold.summary();
}

class TaskFold implements Fold {
  readonly #task: Task;
  readonly #percentiles: readonly number[];
  readonly #stages = new Map<number, StageFold>();
  readonly #excluded = { warmup: 0, cooldown: 0 };
  readonly #flights = new FlightLog();
  readonly #failures = new FailureFold();
  readonly #excludedFailures = new FailureFold();
  readonly #warnings: string[] = [];
  #started: Started | undefined;
  #ended: Ended | undefined;
  #lastNs = 0;

  constructor(task: Task, percentiles: readonly number[]) {
    this.#task = task;
    this.#percentiles = percentiles;
  }

  add(event: Event): void {
    if (event.task !== this.#task.id) return;
    switch (event.kind) {
      case "task-started":
        this.#started = event;
        break;
      case "stage-started":
        this.#stage(event.stage);
        break;
      case "requests-settled":
        for (let row = 0; row < event.block.rows; row++) this.#addRow(event.block, row);
        break;
      case "notice":
        if (event.level === "warning") this.#warnings.push(event.text);
        break;
      case "task-ended":
        this.#ended = event;
        break;
    }
  }

  summary(): TaskSummary {
    const started = this.#started;
    if (!started) {
      throw new Error(`Cannot sum up ${this.#task.id}: its log does not say that it started`);
    }
    const stages = new Map([...this.#stages].sort(([a], [b]) => a - b));
    const total = totalOf([...stages.values()]);
    const flights = this.#flights.sorted();
    const numbers = (fold: StageFold) => ({
      requests: fold.requests(),
      metrics: fold.metrics(this.#percentiles, flights),
    });
    const { ending, load } = this.#end();
    const client = { ...started.client, load };
    return {
      kind: "performance",
      id: this.#task.id,
      model: this.#task.model.folder,
      dataset: this.#task.dataset.file,
      ending,
      startedAt: started.at,
      url: started.url,
      served: started.served,
      environment: started.environment,
      ...numbers(total),
      excluded: { ...this.#excluded },
      stages: [...stages].map(([stage, fold]) => ({ stage, ...numbers(fold) })),
      tokens: total.tokens.source(),
      client: {
        ...client,
        verdict: verdictOf(this.#judged(total, load)),
      },
      notes: notesOf({
        total,
        stages,
        percentiles: this.#percentiles,
        ending,
        excludedFailures: this.#excludedFailures,
        client,
        warnings: this.#warnings,
      }),
      failures: this.#failures.list(),
    };
  }

  #judged(total: StageFold, load: ClientLoad): Judged {
    const isOpen = this.#task.steps.some((step) =>
      step.kind === "load" && step.stages.some(({ arrival }) => arrival.kind === "open")
    );
    const bent = total.tally(isOpen ? "ttft_ms" : "e2el_ms");
    return { lag: total.tally("lag_ms"), bent, load };
  }

  #addRow(block: Block, row: number): void {
    const phase = PHASES[block.codes.phase[row] as number];
    this.#flights.add(block, row);
    this.#lastNs = Math.max(this.#lastNs, block.times.end[row] || 0);
    const failed = isFailure(block, row) ? failedOf(block, row) : undefined;
    if (phase === "warmup" || phase === "cooldown") {
      this.#excluded[phase]++;
      if (failed) this.#excludedFailures.add(failed);
    } else {
      this.#stage(block.counts.stage[row] as number).add(block, row);
      if (failed) this.#failures.add(failed);
    }
  }

  #stage(index: number): StageFold {
    const known = this.#stages.get(index);
    if (known) return known;
    const fold = new StageFold();
    this.#stages.set(index, fold);
    return fold;
  }

  /** A run that was killed has no last word: it was interrupted, and lasted until its last request. */
  #end(): { readonly ending: Ending; readonly load: Ended["load"] } {
    return this.#ended ??
      { ending: "interrupted", load: { cpuShare: null, wallMs: this.#lastNs / NS_PER_MS } };
  }
}

function totalOf(stages: readonly StageFold[]): StageFold {
  const [only] = stages;
  if (only && stages.length === 1) return only;
  const total = new StageFold();
  for (const stage of stages) total.absorb(stage);
  return total;
}
