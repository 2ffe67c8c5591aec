/**
 * When the requests of an open loop should leave: a pure function of the arrival and a seed.
 *
 * Offsets are absolute, so nothing drifts, and never rescaled, so a Poisson process stays one. A constant arrival starts
 * at 0; a random one with its first gap, as a point process does.
 * @module
 */

import type { Arrival } from "../plan/plan.ts";
import { gammaOf } from "./gamma.ts";
import { exponentialOf, newRandom } from "./random.ts";
import type { Random } from "./random.ts";

const NS_PER_SECOND = 1e9;
const NS_PER_MS = 1e6;

/** An arrival at a rate, whether or not earlier requests are done. */
export type OpenArrival = Extract<Arrival, { readonly kind: "open" }>;

/** Gaps of mean 1. */
const GAPS: Readonly<
  Record<Exclude<OpenArrival["process"], "constant">, (random: Random, shape: number) => number>
> = {
  poisson: exponentialOf,
  gamma: (random, shape) => gammaOf(random, shape) / shape,
};

/** The first `count` arrivals, in nanoseconds since the start of the stage. Throws where the rate or shape is not positive. */
export function offsetsOf(
  arrival: OpenArrival,
  count: number,
  seed: number,
): Float64Array<ArrayBuffer> {
  const next = offsetsFrom(arrival, seed);
  return new Float64Array(count).map(next);
}

/** A stretch of arrivals that time ends, and how many come before and after it. */
export interface Stretch {
  readonly before: number;
  /** Counted from the first arrival after those before. */
  readonly durationMs: number;
  readonly after: number;
}

/** All arrivals of a stretch: the beginning of what {@linkcode offsetsOf} gives for the same seed. */
export function offsetsOver(
  arrival: OpenArrival,
  { before, durationMs, after }: Stretch,
  seed: number,
): Float64Array<ArrayBuffer> {
  const next = offsetsFrom(arrival, seed);
  const offsets: number[] = [];
  let end = Infinity;
  let left = after;
  for (let at = next(); at < end || left-- > 0; at = next()) {
    if (offsets.length === before) end = at + durationMs * NS_PER_MS;
    offsets.push(at);
  }
  return new Float64Array(offsets);
}

function offsetsFrom(arrival: OpenArrival, seed: number): () => number {
  const { ratePerSecond, shape } = arrival;
  checkPositive("rate", ratePerSecond);
  if (arrival.process === "constant") {
    let index = 0;
    return () => index++ * NS_PER_SECOND / ratePerSecond;
  }
  if (arrival.process === "gamma") checkPositive("shape", shape);
  const random = newRandom(seed);
  const gapOf = GAPS[arrival.process];
  let at = 0;
  return () => at += gapOf(random, shape) * NS_PER_SECOND / ratePerSecond;
}

function checkPositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`Cannot schedule requests: the ${name} is ${value}, not a positive number`);
}
