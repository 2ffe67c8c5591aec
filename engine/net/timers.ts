/**
 * Timers that are on time: the one clock of a client or a server, and what it has to do when.
 *
 * Far ahead they sleep in `setTimeout`, which may be 2 ms late; the rest they wait out turn by turn in `setImmediate`,
 * so sockets are served meanwhile and nothing spins that has more than 2 ms to go.
 * @module
 */

import { clearImmediate, clearTimeout, setImmediate, setTimeout } from "node:timers";

/** Nanoseconds before a time from which on it is waited for turn by turn. */
const NEAR = 2e6;
/** Longest sleep of `setTimeout`, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

interface Entry {
  readonly time: number;
  /** Order of asking, which decides between equal times. */
  readonly turn: number;
  readonly task: () => void;
}

/** Monotonic time of this thread. Nanoseconds. */
export function now(): number {
  return performance.now() * 1e6;
}

/** Tasks with a time, run in the order of their times and never early. */
export class Timers {
  readonly #heap: Entry[] = [];
  #turn = 0;
  #wakeAt = Infinity;
  #sleep: NodeJS.Timeout | undefined;
  #spin: NodeJS.Immediate | undefined;

  /** Runs `task` at `time` in nanoseconds, or in the next turn of the event loop if that is past. Throws on NaN. */
  at(time: number, task: () => void): void {
    if (Number.isNaN(time)) throw new RangeError("Cannot set a timer: its time is NaN");
    push(this.#heap, { time, turn: this.#turn++, task });
    if (time < this.#wakeAt) this.#arm();
  }

  /** Forgets every task. */
  clear(): void {
    this.#heap.length = 0;
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
    const first = this.#heap[0];
    if (!first) return;
    this.#wakeAt = first.time;
    const ahead = first.time - now();
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
    const turn = this.#turn;
    for (let first = this.#heap[0]; first && first.time <= due; first = this.#heap[0]) {
      if (first.turn >= turn) return;
      pop(this.#heap);
      first.task();
    }
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.time < b.time || (a.time === b.time && a.turn < b.turn);
}

function push(heap: Entry[], entry: Entry): void {
  let i = heap.length;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent] as Entry;
    if (isBefore(above, entry)) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let i = 0;
  for (let child = 1; child < heap.length; child = 2 * i + 1) {
    const right = heap[child + 1];
    if (right && isBefore(right, heap[child] as Entry)) child++;
    const below = heap[child] as Entry;
    if (isBefore(last, below)) break;
    heap[i] = below;
    i = child;
  }
  heap[i] = last;
}
