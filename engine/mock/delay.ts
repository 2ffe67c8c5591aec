/**
 * Durations of a profile as seeded draws.
 * @module
 */

import type { Timing } from "../plan/plan.ts";
import { normalOf } from "../stats/random.ts";
import type { Random } from "../stats/random.ts";

/** Draws a duration in whole nanoseconds, never below 0. */
export type Delay = () => number;

const NS_PER_MS = 1e6;

function toNs(ms: number): number {
  return Math.max(0, Math.round(ms * NS_PER_MS));
}

type Makers = {
  readonly [K in Timing["kind"]]: (timing: Timing & { readonly kind: K }, random: Random) => Delay;
};

const MAKERS: Makers = {
  constant: ({ ms }) => {
    const ns = toNs(ms);
    return () => ns;
  },
  normal: ({ ms, sdMs }, random) => () => toNs(ms + sdMs * normalOf(random)),
  lognormal: ({ ms, sdMs }, random) => {
    if (ms <= 0) return () => 0;
    const variance = Math.log1p((sdMs / ms) ** 2);
    const location = Math.log(ms) - variance / 2;
    const scale = Math.sqrt(variance);
    return () => toNs(Math.exp(location + scale * normalOf(random)));
  },
};

/**
 * Makes the draws of a timing. A normal one is cut at 0. `ms` and `sdMs` of a lognormal one are the mean m and the
 * deviation s of the durations themselves: σ² = ln(1 + s²/m²), µ = ln m − σ²/2 (its first two moments, solved).
 */
export function newDelay(timing: Timing, random: Random): Delay {
  const make = MAKERS[timing.kind] as (timing: Timing, random: Random) => Delay;
  return make(timing, random);
}
