/**
 * Draws token counts. Whole numbers of at least 1.
 * @module
 */

import type { Length } from "../plan/plan.ts";
import { normalOf } from "../stats/random.ts";
import type { Random } from "../stats/random.ts";

type Draw<Kind extends Length["kind"]> = (
  length: Extract<Length, { readonly kind: Kind }>,
  random: Random,
) => number;
type Bell = Extract<Length, { readonly kind: "normal" | "lognormal" }>;

/** One count. `uniform` and `zipf` reach both ends; bells are clipped to them. */
export function lengthOf(length: Length, random: Random): number {
  return Math.max(1, Math.round(drawOf(length, random)));
}

function drawOf(length: Length, random: Random): number {
  switch (length.kind) {
    case "fixed":
      return length.tokens;
    case "uniform":
      return length.min + Math.floor(random() * (length.max - length.min + 1));
    case "normal":
      return clipped(length, length.mean + length.sd * normalOf(random));
    case "lognormal":
      return clipped(length, logNormal(length, random));
    case "zipf":
      return zipf(length, random);
    default:
      return unreachable(length);
  }
}

function clipped({ min, max }: Bell, value: number): number {
  return Math.min(max, Math.max(min, value));
}

/** `mean` and `sd` are those of the distribution itself: σ² = ln(1 + sd²/mean²), μ = ln mean − σ²/2. */
function logNormal({ mean, sd }: Bell, random: Random): number {
  const variance = Math.log1p((sd / mean) ** 2);
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normalOf(random));
}

/**
 * Zipf truncated to [min, max]: P(k) ∝ k^−alpha. Areas are in units of `min`, so that steep and far ones keep their digits.
 * Source: W. Hörmann, G. Derflinger, "Rejection-inversion to generate variates from monotone discrete distributions",
 * ACM TOMACS 6 (1996).
 */
const zipf: Draw<"zipf"> = ({ alpha, min, max }, random) => {
  const power = 1 - alpha;
  const area = (x: number): number =>
    power === 0 ? Math.log(x / min) : Math.expm1(power * Math.log(x / min)) / power;
  const inverse = (y: number): number =>
    min * Math.exp(power === 0 ? y : Math.log1p(y * power) / power);
  const weight = (k: number): number => (k / min) ** -alpha / min;
  const low = area(min + 0.5) - weight(min);
  const high = area(max + 0.5);
  for (;;) {
    const drawn = low + random() * (high - low);
    const k = Math.min(max, Math.max(min, Math.round(inverse(drawn))));
    if (drawn >= area(k + 0.5) - weight(k)) return k;
  }
};

function unreachable(length: never): never {
  throw new TypeError(`Cannot draw a length: current value is ${JSON.stringify(length)}`);
}
