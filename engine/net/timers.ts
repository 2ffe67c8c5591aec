/**
 * Timers that are on time: the one clock of a client or a server, and what it has to do when.
 *
 * Far ahead they sleep in `setTimeout`, which may be 2 ms late; the rest they wait out turn by turn in `setImmediate`,
 * so sockets are served meanwhile and nothing spins that has more than 2 ms to go.
 * @module
 */

import { clearImmediate, clearTimeout, setImmediate, setTimeout } from "node:timers";
import { TimerHeap } from "./timer_heap.ts";

/** Nanoseconds before a time from which on it is waited for turn by turn. */
const NEAR = 2e6;
/** Longest sleep of `setTimeout`, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Time is counted from here, in milliseconds of the wall clock: from its own beginning it would be too long for a number. */
const BEGINNING_MS = Date.UTC(2025, 0);

/** Monotonic time, the same in all threads to some microseconds: a thread's clock starts at a time of the wall clock. Nanoseconds. */
export function now(): number {
  return (performance.timeOrigin - BEGINNING_MS + performance.now()) * 1e6;
}

/** Tasks with a time, run in the order of their times and never early. */
export class Timers {
  readonly #heap = new TimerHeap();
  #wakeAt = Infinity;
  #sleep: NodeJS.Timeout | undefined;
  #spin: NodeJS.Immediate | undefined;

  /** Runs `task` at `time` in nanoseconds, or in the next turn of the event loop if that is past. Throws on NaN. */
  at(time: number, task: () => void): void {
    this.#heap.add(time, task);
    if (time < this.#wakeAt) this.#arm();
  }

  /** Forgets every task. */
  clear(): void {
    this.#heap.clear();
    this.#disarm();
  }

  #disarm(): void {
    clearTimeout(this.#sleep);
    clearImmediate(this.#spin);
    this.#sleep = this.#spin = undefined;
    this.#wakeAt = Infinity;
  }

  #arm(): void {
    this.#disarm();
    this.#wakeAt = this.#heap.next;
    if (this.#wakeAt === Infinity) return;
    const ahead = this.#wakeAt - now();
    if (ahead <= NEAR) this.#spin = setImmediate(this.#wake);
    else this.#sleep = setTimeout(this.#wake, Math.min((ahead - NEAR) / 1e6, LONGEST));
  }

  readonly #wake = (): void => {
    try {
      this.#runDue();
    } finally {
      this.#arm();
    }
  };

  /** Runs what is due and was asked for before; what the tasks themselves ask for waits a turn. */
  #runDue(): void {
    const due = now();
    const { mark } = this.#heap;
    for (let task = this.#heap.take(due, mark); task; task = this.#heap.take(due, mark)) {
      task();
    }
  }
}
