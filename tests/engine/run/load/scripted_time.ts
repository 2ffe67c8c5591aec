/**
 * Virtual time that several networks share, so that loops of one load can be run against each other, exactly.
 * @module
 */

import { TimerHeap } from "../../../../engine/net/timer_heap.ts";

const START_NS = 5e9;

/** Tasks in the order of their times, and of asking. Not 0 at the beginning, as no real clock is. */
export class ScriptedTime {
  now: number = START_NS;
  readonly #timers = new TimerHeap();

  at(time: number, task: () => void): void {
    this.#timers.add(Math.max(time, this.now), task);
  }

  /** Runs what is next; false where nothing is. */
  step(): boolean {
    if (!Number.isFinite(this.#timers.next)) return false;
    this.now = this.#timers.next;
    this.#timers.take(this.now, this.#timers.mark)?.();
    return true;
  }
}
