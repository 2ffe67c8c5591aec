/**
 * Statistics of many values, taken in one at a time.
 *
 * Exact up to 2²² values; beyond that percentiles come from a histogram within 0.05 % and say so, while count, mean,
 * minimum and maximum stay exact. Memory is flat: 32 MB at most for each tally.
 * @module
 */

import { Histogram } from "./histogram.ts";
import { percentileAt } from "./percentile.ts";

/** Values of which each is kept. */
export const EXACT_LIMIT: number = 2 ** 22;

/** What a tally comes to. Percentiles stand beside the fixed keys as `p<number>`: `p99`, `p99.9`. */
export interface Statistics {
  readonly n: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Present where percentiles are within 0.05 % rather than exact. */
  readonly approximate?: true;
  readonly [percentile: `p${number}`]: number;
}

/** Takes values in and gives their statistics at any time. */
export class Tally {
  readonly #limit: number;
  #values: Float64Array = new Float64Array(16);
  #histogram: Histogram | undefined;
  #n = 0;
  #sum = 0;
  #carry = 0;
  #min = Infinity;
  #max = -Infinity;

  /** `limit`: values kept exactly. */
  constructor(limit: number = EXACT_LIMIT) {
    this.#limit = limit;
  }

  /** How many values there are. */
  get n(): number {
    return this.#n;
  }

  /** Their sum, compensated (Neumaier 1974): the error does not grow with their number. */
  get sum(): number {
    return this.#sum + this.#carry;
  }

  /** Adds `times` values that are alike. What is not finite was never measured, and is left out. */
  add(value: number, times: number = 1): void {
    if (!Number.isFinite(value) || !(times > 0)) return;
    this.#addUp(value * times);
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    this.#keep(value, times);
  }

  /** Adds all that another one holds. */
  absorb(other: Tally): void {
    this.#addUp(other.#sum);
    this.#addUp(other.#carry);
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
    if (other.#histogram) {
      this.#spill().absorb(other.#histogram);
      this.#n += other.#n;
    } else {
      for (let i = 0; i < other.#n; i++) this.#keep(other.#values[i] as number, 1);
    }
  }

  /** The value below which `p` percent lie; `NaN` where there is none. */
  percentile(p: number): number {
    const histogram = this.#histogram;
    if (!histogram) {
      this.#values.subarray(0, this.#n).sort();
      return percentileAt(this.#n, p, (rank) => this.#values[rank] as number);
    }
    const value = percentileAt(this.#n, p, (rank) => histogram.valueAt(rank));
    return Math.min(Math.max(value, this.#min), this.#max);
  }

  /** All of it, or nothing where there is no value. */
  statistics(percentiles: readonly number[]): Statistics | undefined {
    if (this.#n === 0) return undefined;
    return {
      n: this.#n,
      mean: this.sum / this.#n,
      min: this.#min,
      max: this.#max,
      ...Object.fromEntries(percentiles.map((p) => [`p${p}`, this.percentile(p)])),
      ...(this.#histogram && { approximate: true }),
    };
  }

  #addUp(value: number): void {
    const sum = this.#sum + value;
    this.#carry += Math.abs(this.#sum) >= Math.abs(value)
      ? (this.#sum - sum) + value
      : (value - sum) + this.#sum;
    this.#sum = sum;
  }

  #keep(value: number, times: number): void {
    const n = this.#n + times;
    if (this.#histogram || n > this.#limit) {
      this.#spill().add(value, times);
    } else {
      if (n > this.#values.length) this.#grow(n);
      if (times === 1) this.#values[this.#n] = value;
      else this.#values.fill(value, this.#n, n);
    }
    this.#n = n;
  }

  #grow(n: number): void {
    const wider = new Float64Array(Math.min(Math.max(n, this.#values.length * 2), this.#limit));
    wider.set(this.#values);
    this.#values = wider;
  }

  #spill(): Histogram {
    if (this.#histogram) return this.#histogram;
    const histogram = this.#histogram = new Histogram();
    for (let i = 0; i < this.#n; i++) histogram.add(this.#values[i] as number, 1);
    this.#values = new Float64Array(0);
    return histogram;
  }
}
