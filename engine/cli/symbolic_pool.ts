/**
 * A few symbolic engines in processes of their own, started when first asked. A pair that hangs one costs its deadline
 * and a new process, never the run; a pair once settled is not asked again.
 * @module
 */

import type { Doubt, Settlement, Symbolic } from "../score/symbolic/symbolic.ts";
import { type ProcessLimits, SymbolicProcess } from "./symbolic_process.ts";

/** How many engines, and within which limits. */
export interface SymbolicPoolOptions extends Partial<ProcessLimits> {
  /** Processes at once. */
  readonly size?: number;
}

const LIMITS: ProcessLimits = { deadlineMs: 2000, startMs: 30_000, memory: 256 };
const SIZE = 2;

/** A pair that waits for its turn. */
interface Job extends PromiseWithResolvers<Settlement> {
  readonly doubt: Doubt;
}

/** A pool that has started nothing yet. Its `settle` rejects where no engine can be started. */
export function newSymbolicPool(options: SymbolicPoolOptions = {}): Symbolic {
  return new SymbolicPool({ ...LIMITS, ...options }, options.size ?? SIZE);
}

class SymbolicPool implements Symbolic {
  readonly #limits: ProcessLimits;
  readonly #free: number[];
  readonly #processes: (SymbolicProcess | undefined)[] = [];
  readonly #waiting: Job[] = [];
  readonly #settled = new Map<string, Promise<Settlement>>();
  readonly #working = new Set<Promise<void>>();
  #closed = false;

  constructor(limits: ProcessLimits, size: number) {
    this.#limits = limits;
    this.#free = Array.from({ length: size }, (_, seat) => seat);
  }

  settle(doubts: readonly Doubt[]): Promise<readonly Settlement[]> {
    if (this.#closed) throw new Error("Cannot compare expressions: the pool is closed");
    return Promise.all(doubts.map((doubt) => this.#settleOne(doubt)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.resolve("undecided");
    await Promise.all(this.#processes.map((running) => running?.end()));
    await Promise.all(this.#working);
  }

  #settleOne(doubt: Doubt): Promise<Settlement> {
    const key = JSON.stringify([doubt.left, doubt.right]);
    const known = this.#settled.get(key);
    if (known) return known;
    const job: Job = { doubt, ...Promise.withResolvers<Settlement>() };
    this.#settled.set(key, job.promise);
    this.#waiting.push(job);
    const seat = this.#free.pop();
    if (seat !== undefined) this.#start(seat);
    return job.promise;
  }

  #start(seat: number): void {
    const work = this.#workAt(seat).finally(() => {
      this.#free.push(seat);
      this.#working.delete(work);
    });
    this.#working.add(work);
  }

  /** Takes jobs until none waits. */
  async #workAt(seat: number): Promise<void> {
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      try {
        job.resolve(await this.#askAt(seat, job.doubt));
      } catch (error) {
        job.reject(error);
      }
    }
  }

  async #askAt(seat: number, doubt: Doubt): Promise<Settlement> {
    let running = this.#processes[seat];
    if (!running?.alive) {
      running = await SymbolicProcess.start(this.#limits);
      this.#processes[seat] = running;
    }
    if (!this.#closed) return await running.settle(doubt);
    await running.end();
    return "undecided";
  }
}
