/**
 * What a file's `.meta.json` makes of its samples: how many are asked, which, and how long each answer may be. Seeded.
 * @module
 */

import type { Sample } from "../../plan/sample.ts";
import { newRandom, seedOf } from "../../stats/random.ts";
import type { Random } from "../../stats/random.ts";
import type { FileMeta, OutputLength } from "./file_meta.ts";
import { shuffled } from "./shuffled.ts";

/** Streams of random numbers of one file. */
const STREAMS = { rows: 1, output: 2 } as const;
/** Shares are decimal numbers: 0.29 of 100 is 29, and not the 28.999… that doubles make of it. */
const ROUNDING = 1e-9;

/** A sample, and the most tokens its answer may have; `null`: nobody says. */
export interface Asked {
  readonly sample: Sample;
  readonly maxTokens: number | null;
}

/** The samples that are asked, in order. One that is asked again has a number behind its id: `7#2`. */
export function applyMeta(
  samples: readonly Sample[],
  { requestCount, sampling, output }: FileMeta,
  seed: number,
): readonly Asked[] {
  const count = samples.length ? requestCount ?? samples.length : 0;
  const random = newRandom(seedOf(seed, STREAMS.rows));
  const pool = cycled(samples, sampling === "random" ? Math.max(count, samples.length) : count);
  const chosen = (sampling === "default" ? pool : shuffled(pool, random)).slice(0, count);
  const tokens = output && tokensOf(output, count, newRandom(seedOf(seed, STREAMS.output)));
  return chosen.map((sample, index) => ({ sample, maxTokens: tokens?.[index] ?? null }));
}

function cycled(samples: readonly Sample[], count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const sample = samples[index % samples.length] as Sample;
    const round = Math.floor(index / samples.length);
    return round === 0 ? sample : { ...sample, id: `${sample.id}#${round + 1}` };
  });
}

function tokensOf(output: OutputLength, count: number, random: Random): readonly number[] {
  if (output.kind === "uniform") {
    const { min, max } = output;
    return Array.from({ length: count }, () => min + Math.floor(random() * (max - min + 1)));
  }
  const counted = output.shares.flatMap(({ tokens, share }) =>
    Array<number>(Math.floor(share * count + ROUNDING)).fill(tokens)
  );
  const rest = output.shares.at(-1)?.tokens ?? 1;
  return Array.from({ length: count }, (_, index) => counted[index] ?? rest);
}
