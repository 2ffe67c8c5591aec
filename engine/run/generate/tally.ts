/**
 * Questions while they are asked, counted: what is shown of them, and what the log says in the end.
 * @module
 */

import type { Task } from "../../plan/plan.ts";
import type { Answering, AnsweringHeard } from "../ports.ts";
import type { Attempt } from "./attempt.ts";
import { Gate } from "./gate.ts";
import type { Limit } from "./limit.ts";

/** Where a task stands before anything is asked. */
export interface Start {
  /** Questions in all, repeats counted. */
  readonly total: number;
  /** Answered by earlier runs. */
  readonly answered: number;
  /** Failed for good in earlier runs, and not asked again. */
  readonly failed: number;
}

/** Counts; they grow while others look. */
export class Tally implements Answering {
  readonly task: Task;
  readonly total: number;
  answered: number;
  failed: number;
  inFlight = 0;
  retries = 0;
  readonly gate: Gate = new Gate();
  readonly #listeners: ((heard: AnsweringHeard) => void)[] = [];
  readonly #start: Start;
  readonly #limit: Limit;

  constructor(task: Task, start: Start, limit: Limit) {
    this.task = task;
    this.total = start.total;
    this.answered = start.answered;
    this.failed = start.failed;
    this.#start = start;
    this.#limit = limit;
  }

  get limit(): number {
    return this.#limit.now;
  }

  listen(hear: (heard: AnsweringHeard) => void): void {
    this.#listeners.push(hear);
  }

  /** Tells those who listen. */
  tell(heard: AnsweringHeard): void {
    for (const hear of this.#listeners) hear(heard);
  }

  /** Tells those who listen what came of a question. */
  settled(attempt: Attempt): void {
    if (attempt.kind === "answered") {
      return this.tell({ kind: "settled", failure: null, latencyMs: attempt.latencyMs });
    }
    const { outcome, status } = attempt;
    const failure = outcome === "http-status" ? `${outcome} ${status}` : outcome;
    this.tell({ kind: "settled", failure, latencyMs: NaN });
  }

  /** What came of this run alone. */
  get gained(): { readonly answered: number; readonly failed: number } {
    const { answered, failed } = this.#start;
    return { answered: this.answered - answered, failed: this.failed - failed };
  }
}
