/**
 * The monotonic clock, and the kernel's stamps on it: they are wall time, so the offset between the two clocks is
 * sampled again and again.
 * @module
 */

import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";

/** Nanoseconds that a sample of the offset is good for. */
const OFFSET_AGE = 10e6;
/** Nanoseconds that taking a sample may last; a longer one was interrupted, and says less than the one before. */
const BRACKET = 1e3;
/** Seconds that the epoch lies back: nanoseconds since then are never few enough for V8 to take them for small integers. */
const EPOCH_AGE = 16;

/** Time of this thread. Nanoseconds. */
export class KernelClock {
  readonly #c = libc();
  readonly #time = new Memory(16);
  /** Wall time is counted from here, in seconds: in nanoseconds of the epoch it would not fit a number. */
  #epoch = 0;
  #offset = 0;
  #sampledAt = -Infinity;

  /** CLOCK_MONOTONIC. */
  now(): number {
    this.#c.clock_gettime(LINUX.CLOCK_MONOTONIC, this.#time.pointer);
    return (this.#time.words[0] as number) * 1e9 + (this.#time.words[2] as number);
  }

  /** Monotonic time of a moment of wall time that lies shortly before `now`. */
  fromWall(second: number, nanosecond: number, now: number): number {
    if (now - this.#sampledAt > OFFSET_AGE) this.#sample();
    return (second - this.#epoch) * 1e9 + nanosecond + this.#offset;
  }

  #sample(): void {
    const { words, pointer } = this.#time;
    const before = this.now();
    this.#c.clock_gettime(LINUX.CLOCK_REALTIME, pointer);
    const second = words[0] as number;
    const nanosecond = words[2] as number;
    const after = this.now();
    if (after - before > BRACKET && this.#epoch !== 0) return;
    this.#epoch ||= second - EPOCH_AGE;
    this.#offset = (before + after) / 2 - ((second - this.#epoch) * 1e9 + nanosecond);
    this.#sampledAt = after;
  }
}
