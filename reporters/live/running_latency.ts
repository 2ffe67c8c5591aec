/**
 * A latency whose percentiles are asked for while it grows: exact as the report's, and sorted only as often as it pays.
 *
 * Few values are sorted at every look; many once there are a twentieth more of them, so that all sorting of n values costs
 * O(n log n). The last look is exact.
 * @module
 */

import { Tally } from "../../engine/stats/tally.ts";
import type { Latency } from "./progress.ts";

const FEW = 4096;
const GROWTH = 1.05;

/** Values in milliseconds. */
export class RunningLatency {
  readonly #tally = new Tally();
  #shown: Latency | undefined;

  /** Adds one value; what is not finite is left out. */
  add(ms: number): void {
    this.#tally.add(ms);
  }

  /** The percentiles so far; `undefined` where there is no value. `exact`: of every value there is. */
  look({ exact = false }: { readonly exact?: boolean } = {}): Latency | undefined {
    const { n } = this.#tally;
    const seen = this.#shown?.n ?? 0;
    if (n > seen && (exact || n <= FEW || n >= seen * GROWTH)) {
      this.#shown = { n, p50: this.#tally.percentile(50), p99: this.#tally.percentile(99) };
    }
    return this.#shown;
  }
}
