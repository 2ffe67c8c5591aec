/**
 * How many samples it takes to tell two models apart that differ as much as these seem to.
 * @module
 */

import { studentQuantile } from "./student.ts";

/** What was seen, and what is asked for. */
export interface PowerOptions {
  /** Mean over samples of the difference of both, −1…1. */
  readonly difference: number;
  /** Mean of its square; of answers that are right or wrong the share of samples that only one has right. */
  readonly discordance: number;
  /** Chance of a false call, both sides together. */
  readonly alpha: number;
  /** Chance of telling a difference that is there. */
  readonly power: number;
}

/**
 * Samples that a paired comparison needs; `Infinity` where nothing differs.
 * n = (z₁₋α⸝₂ √ψ + z₁₋β √(ψ − δ²))² ÷ δ², of difference δ and discordance ψ.
 * Source: R. J. Connor, "Sample size for testing differences in proportions for the paired-sample design", Biometrics 43 (1987).
 */
export function samplesNeeded({ difference, discordance, alpha, power }: PowerOptions): number {
  const square = difference ** 2;
  if (square === 0) return Infinity;
  const sure = studentQuantile(1 - alpha / 2, Infinity) * Math.sqrt(discordance);
  const told = studentQuantile(power, Infinity) * Math.sqrt(Math.max(0, discordance - square));
  return Math.ceil((sure + told) ** 2 / square);
}
