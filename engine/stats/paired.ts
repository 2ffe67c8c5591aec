/**
 * Two models on the same samples: by how much the one is right more often, how far that can be off, and whether chance could
 * have done it. The unit is the sample, so that repeats of one do not pass for independent answers.
 * @module
 */

import { bootstrapInterval } from "./bootstrap.ts";
import { mcnemarExact } from "./mcnemar.ts";
import { signFlipTest } from "./paired_flips.ts";
import type { Interval } from "./proportion.ts";

/** What a paired comparison comes to. */
export interface Paired {
  /** Mean of the differences. */
  readonly difference: number;
  /** 95 % interval of it: percentiles of a bootstrap over the samples. Trust it from 30 samples that differ on. */
  readonly ci95: Interval;
  /** Two-sided p of no difference. */
  readonly p: number;
  /** `mcnemar`: exact; `sign-flips`: the same for shares of right repeats, by seeded random flips. */
  readonly test: "mcnemar" | "sign-flips";
  /** Samples that speak for the second one, and for the first one. */
  readonly gained: number;
  readonly lost: number;
  /** Mean of the squared differences. */
  readonly discordance: number;
}

/** Compares by one difference for each sample, second − first, −1…1; `undefined` where there is none. */
export function pairedComparison(
  differences: readonly number[],
  options: { readonly seed: number; readonly resamples?: number },
): Paired | undefined {
  const ci95 = bootstrapInterval(differences.map((sum) => ({ sum, n: 1 })), options);
  if (!ci95) return undefined;
  const gained = differences.filter((difference) => difference > 0).length;
  const lost = differences.filter((difference) => difference < 0).length;
  const whole = differences.every(Number.isInteger);
  return {
    difference: mean(differences),
    ci95,
    p: whole ? mcnemarExact(gained, lost) : signFlipTest(differences, options.seed),
    test: whole ? "mcnemar" : "sign-flips",
    gained,
    lost,
    discordance: mean(differences.map((difference) => difference ** 2)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
