/**
 * When requests were in flight: of all that were sent, whatever came of them, since all of them load the server.
 * @module
 */

import type { Block } from "./block.ts";

/** Starts and ends of intervals, each ascending; which end belongs to which start is not kept. */
export interface Flights {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Gathers intervals, 16 bytes for each request. */
export class FlightLog {
  #starts = new Float64Array(1024);
  #ends = new Float64Array(1024);
  #n = 0;

  /** Takes in one request; of one that was never sent, nothing. */
  add({ times }: Block, row: number): void {
    const sent = times.sent[row] as number;
    const end = times.end[row] as number;
    if (!(end >= sent)) return;
    if (this.#n === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
    }
    this.#starts[this.#n] = sent;
    this.#ends[this.#n++] = end;
  }

  /** What was gathered so far, as a view that the next `add` may spoil. */
  sorted(): Flights {
    return {
      starts: this.#starts.subarray(0, this.#n).sort(),
      ends: this.#ends.subarray(0, this.#n).sort(),
    };
  }
}

function doubled(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(values.length * 2);
  wider.set(values);
  return wider;
}
