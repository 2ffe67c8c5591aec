/**
 * Counts of numbers in buckets of 1024 to the octave: any number of values in flat memory, ranks within 0.05 %.
 *
 * A bucket is the sign, the exponent and the first 10 bits of the fraction of a double, so its middle is at most 2⁻¹¹ of
 * the value away (log-linear, as in HdrHistogram by Gil Tene). Octaves are made when first met.
 * @module
 */

const BITS = 10;
const OCTAVE = 1 << BITS;
const SIGN = 1 << 21;
const KEYS = 1 << 22;

/** Counts by value. Values must be finite, counts positive. */
export class Histogram {
  readonly #octaves: (Float64Array | undefined)[] = Array(KEYS / OCTAVE).fill(undefined);
  readonly #value = new Float64Array(1);
  readonly #words = new Uint32Array(this.#value.buffer);

  /** Adds `times` values that are alike. */
  add(value: number, times: number): void {
    this.#value[0] = value;
    const bits = (this.#words[1] as number) >>> BITS;
    const key = bits & SIGN ? KEYS - 1 - bits : bits | SIGN;
    const counts = this.#octaves[key >>> BITS] ??= new Float64Array(OCTAVE);
    (counts[key & (OCTAVE - 1)] as number) += times;
  }

  /** Adds all that another one holds. */
  absorb(other: Histogram): void {
    other.#octaves.forEach((counts, octave) => {
      if (!counts) return;
      const own = this.#octaves[octave] ??= new Float64Array(OCTAVE);
      counts.forEach((count, bucket) => (own[bucket] as number) += count);
    });
  }

  /** The value of a rank, 0 for the smallest: the middle of its bucket. `NaN` beyond the last. */
  valueAt(rank: number): number {
    let left = rank;
    for (const [octave, counts] of this.#octaves.entries()) {
      if (!counts) continue;
      for (let bucket = 0; bucket < OCTAVE; bucket++) {
        left -= counts[bucket] as number;
        if (left < 0) return this.#middleOf(octave * OCTAVE + bucket);
      }
    }
    return NaN;
  }

  #middleOf(key: number): number {
    const bits = key & SIGN ? key ^ SIGN : KEYS - 1 - key;
    if ((bits & ~SIGN) < OCTAVE) return 0;
    this.#words[1] = (bits << BITS) | (1 << (BITS - 1));
    this.#words[0] = 0;
    return this.#value[0] as number;
  }
}
