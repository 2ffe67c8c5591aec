/**
 * Gamma distributed numbers: the gaps of a gamma process, whose shape says how bursty it is.
 * @module
 */

import { normalOf } from "./random.ts";
import type { Random } from "./random.ts";

/** A gamma number of scale 1, so of mean `shape` (Marsaglia and Tsang 2000). `shape` > 0. */
export function gammaOf(random: Random, shape: number): number {
  if (shape < 1) return gammaOf(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalOf(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
