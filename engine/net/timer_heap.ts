/**
 * What there is to do, and when: a binary heap of tasks. It has no clock; whoever owns it says what time it is.
 * @module
 */

interface Entry {
  readonly time: number;
  /** Order of asking, which decides between equal times. */
  readonly turn: number;
  readonly task: () => void;
}

/** Tasks in the order of their times, those of equal times in the order of asking. Times are nanoseconds. */
export class TimerHeap {
  readonly #entries: Entry[] = [];
  #turn = 0;

  /** Time of the next task; Infinity without one. */
  get next(): number {
    // An index beyond the end of a list would cost the optimised code of whoever asks.
    return this.#entries.length === 0 ? Infinity : (this.#entries[0] as Entry).time;
  }

  /** How many tasks were ever asked for. */
  get mark(): number {
    return this.#turn;
  }

  /** Adds a task. Throws RangeError on a time of NaN. */
  add(time: number, task: () => void): void {
    if (Number.isNaN(time)) throw new RangeError("Cannot set a timer: its time is NaN");
    push(this.#entries, { time, turn: this.#turn++, task });
  }

  /** Takes out the next task if it is due and was asked for before `mark`. */
  take(due: number, mark: number): (() => void) | undefined {
    if (this.#entries.length === 0) return;
    const first = this.#entries[0] as Entry;
    if (first.time > due || first.turn >= mark) return;
    pop(this.#entries);
    return first.task;
  }

  /** Forgets every task. */
  clear(): void {
    this.#entries.length = 0;
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
