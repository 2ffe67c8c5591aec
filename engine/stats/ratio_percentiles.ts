/**
 * Percentiles of values that belong to requests, when each request was drawn so many times.
 * @module
 */

import { percentileAt } from "./percentile.ts";

/** Values and whose they are. */
export interface Owned {
  /** Ascending. */
  readonly values: Float64Array;
  /** The request of each. */
  readonly owners: Uint32Array;
  /** How many values each one stands for. */
  readonly copies: Uint32Array;
  /** Copies of all values of each request. */
  readonly perOwner: Float64Array;
}

/** Lays out values that come with their owners, of `n` requests. */
export function ownedOf(
  n: number,
  { values, owners, copies }: Omit<Owned, "perOwner">,
): Owned {
  const order = Uint32Array.from(values.keys()).sort((a, b) =>
    (values[a] as number) - (values[b] as number)
  );
  const perOwner = new Float64Array(n);
  owners.forEach((owner, at) => {
    perOwner[owner] = (perOwner[owner] as number) + (copies[at] as number);
  });
  return {
    values: Float64Array.from(order, (at) => values[at] as number),
    owners: Uint32Array.from(order, (at) => owners[at] as number),
    copies: Uint32Array.from(order, (at) => copies[at] as number),
    perOwner,
  };
}

/** The percentiles, ascending ones asked for, when request i counts `times[i]` times; `NaN` where no value is left. */
export function ownedPercentiles(
  owned: Owned,
  times: Uint32Array,
  percentiles: readonly number[],
): readonly number[] {
  const valueAt = newWalk(owned, times);
  const total = totalOf(owned, times);
  return percentiles.map((p) => percentileAt(total, p, valueAt));
}

function totalOf({ perOwner }: Owned, times: Uint32Array): number {
  let total = 0;
  for (let i = 0; i < times.length; i++) total += (perOwner[i] as number) * (times[i] as number);
  return total;
}

/** Values by rank, each rank at least the one before less one: percentiles that lie close share a neighbour. */
function newWalk({ values, owners, copies }: Owned, times: Uint32Array): (rank: number) => number {
  let [at, passed, passedBefore] = [-1, 0, 0];
  let [value, valueBefore] = [NaN, NaN];
  return (rank) => {
    while (passed <= rank && at < values.length - 1) {
      at++;
      const drawn = (copies[at] as number) * (times[owners[at] as number] as number);
      if (drawn === 0) continue;
      [valueBefore, passedBefore] = [value, passed];
      value = values[at] as number;
      passed += drawn;
    }
    return rank < passedBefore ? valueBefore : value;
  };
}
