/**
 * Which places in a JSON text matter, and what their values tell, as a tree that a walker follows.
 *
 * A place tells bits or a count. A key that comes twice forgets what it told the first time, as a parser does; for that
 * every place knows all the bits and counts at and below it, and no two places under one object may share a bit.
 * @module
 */

import { Names } from "./names.ts";

/** A place in a JSON text. */
export interface Shape {
  /** Bits of a text that is not empty and none of `words`. */
  readonly text: number;
  /** Bits of particular texts. */
  readonly words: Names<number> | undefined;
  /** Bits of an object, whatever it holds. */
  readonly object: number;
  /** Where a whole number is kept; -1: nowhere. */
  readonly count: number;
  readonly fields: Names<Shape> | undefined;
  readonly items: Shape | undefined;
  /** All bits at and below this place. */
  readonly bits: number;
  /** All counts at and below this place. */
  readonly counts: readonly number[];
}

/** A place that tells nothing. */
export const NOTHING: Shape = {
  text: 0,
  words: undefined,
  object: 0,
  count: -1,
  fields: undefined,
  items: undefined,
  bits: 0,
  counts: [],
};

/** A place that tells by what it is: a text, particular texts, an object, a count. */
export function leaf(
  told: {
    readonly text?: number;
    readonly words?: Iterable<readonly [string, number]>;
    readonly object?: number;
    readonly count?: number;
  },
): Shape {
  const { text = 0, words = [], object = 0, count = -1 } = told;
  const entries = [...words];
  return {
    ...NOTHING,
    text,
    words: entries.length > 0 ? new Names(entries) : undefined,
    object,
    count,
    bits: entries.reduce((bits, [, bit]) => bits | bit, text | object),
    counts: count < 0 ? [] : [count],
  };
}

/** An object whose fields tell. */
export function object(fields: Readonly<Record<string, Shape>>): Shape {
  const below = Object.values(fields);
  return {
    ...NOTHING,
    fields: new Names(Object.entries(fields)),
    bits: below.reduce((bits, shape) => bits | shape.bits, 0),
    counts: below.flatMap((shape) => shape.counts),
  };
}

/** An array whose items tell; what one tells, it tells for all. */
export function array(items: Shape): Shape {
  return { ...NOTHING, items, bits: items.bits, counts: items.counts };
}
