/**
 * Which samples of a stream are used. They are taken in this order: slice, ids, shuffle or random draw, then the first so
 * many. A stream stays one, except for a shuffle and for a slice that counts from the end, which hold all samples.
 * @module
 */

import type { Dataset, Select } from "../../plan/plan.ts";
import { newRandom } from "../../stats/random.ts";
import { listed, RowsError } from "./rows_error.ts";
import { shuffled } from "./shuffled.ts";

/** What decides. */
export interface Selection extends Pick<Dataset, "rows" | "seed"> {
  readonly select: Select;
}

interface Named {
  readonly id: string;
}

/** The samples that are used. Throws a RowsError that names the ids which no sample has. */
export function select<T extends Named>(
  samples: AsyncIterable<T>,
  { select: { slice, ids, order }, rows, seed }: Selection,
): AsyncIterable<T> {
  const within = slice ? sliced(samples, slice) : samples;
  const chosen = ids ? withIds(within, ids) : within;
  switch (order) {
    case "file":
      return taken(chosen, rows);
    case "shuffle":
      return taken(mixed(chosen, seed), rows);
    case "random":
      return rows === null ? chosen : drawn(chosen, rows, seed);
    default:
      return unreachable(order);
  }
}

async function* sliced<T>(
  samples: AsyncIterable<T>,
  [from, to]: readonly [from: number, to: number | null],
): AsyncIterable<T> {
  if (from < 0 || (to ?? 0) < 0) {
    yield* (await Array.fromAsync(samples)).slice(from, to ?? undefined);
    return;
  }
  if (to !== null && to <= from) return;
  let index = 0;
  for await (const sample of samples) {
    if (index++ >= from) yield sample;
    if (index === to) return;
  }
}

async function* withIds<T extends Named>(
  samples: AsyncIterable<T>,
  ids: readonly string[],
): AsyncIterable<T> {
  const missing = new Set(ids);
  const seen: string[] = [];
  if (missing.size === 0) return;
  for await (const sample of samples) {
    if (seen.length < 3) seen.push(sample.id);
    if (!missing.delete(sample.id)) continue;
    yield sample;
    if (missing.size === 0) return;
  }
  throw new RowsError(
    `Cannot select samples: there is none with the id ${listed([...missing], 5)}. Ids begin with ${
      listed(seen)
    }`,
  );
}

async function* taken<T>(samples: AsyncIterable<T>, count: number | null): AsyncIterable<T> {
  if (count === 0) return;
  let index = 0;
  for await (const sample of samples) {
    yield sample;
    if (++index === count) return;
  }
}

async function* mixed<T>(samples: AsyncIterable<T>, seed: number): AsyncIterable<T> {
  yield* shuffled(await Array.fromAsync(samples), newRandom(seed));
}

/** A random subset in the order of the stream: algorithm R of J. S. Vitter, ACM TOMS 11 (1985). */
async function* drawn<T>(
  samples: AsyncIterable<T>,
  count: number,
  seed: number,
): AsyncIterable<T> {
  const random = newRandom(seed);
  const kept: { readonly index: number; readonly sample: T }[] = [];
  let index = 0;
  for await (const sample of samples) {
    const slot = index < count ? index : Math.floor(random() * (index + 1));
    if (slot < count) kept[slot] = { index, sample };
    index++;
  }
  yield* kept.sort((a, b) => a.index - b.index).map(({ sample }) => sample);
}

function unreachable(order: never): never {
  throw new TypeError(`Cannot select samples: the order is ${JSON.stringify(order)}`);
}
