/**
 * How late the client itself was: a histogram with eight steps an octave, so that a value is known to an eighth.
 * @module
 */

/** Bits of a value that are kept below its highest. */
const BITS = 3;
const STEPS = 2 ** BITS;
const BUCKETS = (32 - BITS + 1) * STEPS;
const LARGEST = 2 ** 32 - 1;

/** Counts delays. Nanoseconds; those above 4.29 s count as that. */
export class Delays {
  readonly #counts = new Uint32Array(BUCKETS);

  add(ns: number): void {
    const bucket = bucketOf(ns);
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
  }

  /** How many delays lie in each bucket; its bounds are those of {@linkcode delayBound}. */
  counts(): Uint32Array<ArrayBuffer> {
    return this.#counts.slice();
  }
}

/** The least delay of a bucket, in nanoseconds; that of the next bucket bounds it from above. */
export function delayBound(bucket: number): number {
  if (bucket < STEPS) return bucket;
  return (STEPS + bucket % STEPS) * 2 ** (Math.floor(bucket / STEPS) - 1);
}

/** The delay that a share `q` of all counted ones do not exceed, to an eighth; NaN without any. */
export function delayQuantile(counts: Uint32Array, q: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const wanted = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  const bucket = counts.findIndex((count) => (seen += count) >= wanted);
  return bucket < 0 ? NaN : delayBound(bucket + 1);
}

function bucketOf(ns: number): number {
  const value = Math.min(Math.max(0, ns), LARGEST) >>> 0;
  if (value < STEPS) return value;
  const shift = 31 - Math.clz32(value) - BITS;
  return (shift + 1) * STEPS + ((value >>> shift) & (STEPS - 1));
}
