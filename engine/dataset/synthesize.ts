/**
 * Prompts of random words: n words are n tokens, or close to it, and no prompt begins like another beyond the prefix that
 * was asked for, so that no prefix cache is hit by accident.
 *
 * The i-th sample depends on the seed and i alone.
 * @module
 */

import type { DatasetPart } from "../plan/plan.ts";
import { newRandom, seedOf } from "../stats/random.ts";
import type { Random } from "../stats/random.ts";
import { lengthOf } from "./length.ts";
import { WORDS } from "./words.ts";

/** One row of a dataset. */
export interface Sample {
  /** Row, counted from 0. */
  readonly index: number;
  readonly text: string;
  /** Tokens of the prompt that were asked for. */
  readonly inputTokens: number;
  /** Most tokens of the answer. */
  readonly outputTokens: number;
}

/** Streams of random numbers of one part. */
const STREAMS = { input: 1, output: 2, words: 3, prefix: 4 } as const;

/** The rows of datasets, one after the other. */
export function* synthesize(parts: readonly DatasetPart[]): Iterable<Sample> {
  let index = 0;
  for (const part of parts) {
    const prefix = prefixOf(part);
    for (let row = 0; row < part.rows; row++) {
      yield sampleOf(part, { row, index: index++ }, prefix);
    }
  }
}

interface Place {
  /** Within the part. */
  readonly row: number;
  /** Within the dataset. */
  readonly index: number;
}

function sampleOf(
  { source, seed }: DatasetPart,
  { row, index }: Place,
  prefix: readonly string[],
): Sample {
  const inputTokens = lengthOf(source.input, newRandom(seedOf(seed, STREAMS.input, row)));
  const outputTokens = lengthOf(source.output, newRandom(seedOf(seed, STREAMS.output, row)));
  const own = Math.max(0, inputTokens - prefix.length);
  const words = [
    ...prefix.slice(0, inputTokens),
    ...ownWords(own, index, newRandom(seedOf(seed, STREAMS.words, row))),
  ];
  return { index, text: words.join(" "), inputTokens, outputTokens };
}

/** Begins with the row's number in words, so that no two rows begin alike, merged ones neither; then random ones. */
function ownWords(count: number, index: number, random: Random): readonly string[] {
  const words: string[] = [];
  for (let rest = index; words.length < count; rest = Math.floor(rest / WORDS.length)) {
    words.push(wordAt(rest % WORDS.length));
    if (rest < WORDS.length) break;
  }
  while (words.length < count) words.push(wordAt(Math.floor(random() * WORDS.length)));
  return words;
}

function prefixOf({ source, seed }: DatasetPart): readonly string[] {
  const random = newRandom(seedOf(seed, STREAMS.prefix));
  return Array.from(
    { length: source.prefixTokens },
    () => wordAt(Math.floor(random() * WORDS.length)),
  );
}

function wordAt(index: number): string {
  return WORDS[index] as string;
}
