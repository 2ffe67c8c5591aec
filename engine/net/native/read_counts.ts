/**
 * What a native client knows of its own exactness: how its reads were stamped, and how late they were.
 * @module
 */

import { Delays } from "./delays.ts";

/** Counts of reads since the start. */
export interface ReadStats {
  /** Reads that brought bytes. */
  readonly reads: number;
  /** Reads whose stamp is the time of the read, since the kernel gave none that can be true. */
  readonly unstamped: number;
  /** Reads that held more than one event that matters: all but the last came before the stamp that they got. */
  readonly sharedReads: number;
  /** Requests that were sent once more because an idle connection was closed. */
  readonly retried: number;
  /** Stamped reads by the client's own delay, time of the read less stamp: the buckets of `delays.ts`. */
  readonly delays: Uint32Array<ArrayBuffer>;
}

/** Nanoseconds that a stamp may lie outside what is possible: the offset of the two clocks is known that well. */
const SLACK = 5e3;

/** Counts reads, and decides what a stamp is worth. */
export class ReadCounts {
  retried = 0;
  #reads = 0;
  #unstamped = 0;
  #sharedReads = 0;
  readonly #delays = new Delays();

  /** The arrival of a read at `now`, stamped `stamp` or NaN, on a connection where something last happened at `since`. */
  arrival(stamp: number, since: number, now: number): number {
    this.#reads++;
    if (stamp >= since - SLACK && stamp <= now + SLACK) {
      const at = Math.min(Math.max(stamp, since), now);
      this.#delays.add(now - at);
      return at;
    }
    this.#unstamped++;
    return now;
  }

  /** Counts the events of one read whose times matter. */
  events(count: number): void {
    if (count > 1) this.#sharedReads++;
  }

  /** The counts as they are now. */
  stats(): ReadStats {
    return {
      reads: this.#reads,
      unstamped: this.#unstamped,
      sharedReads: this.#sharedReads,
      retried: this.retried,
      delays: this.#delays.counts(),
    };
  }
}
