/**
 * The valid name a user probably meant.
 * @module
 */

import { closestString, levenshteinDistance } from "@std/text";

const LONGEST = 100;

/**
 * The one of `names` that is closest to `word`, or `undefined` if none is plausibly near.
 *
 * Case, dashes and underscores count for nothing. Near is at most a third of the letters away, and always two in words
 * of four letters or more.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > LONGEST || names.length === 0) return undefined;
  const plain = new Map(names.map((name) => [plainOf(name), name]));
  const wanted = plainOf(word);
  const found = closestString(wanted, [...plain.keys()]);
  const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  return levenshteinDistance(wanted, found) <= limit ? plain.get(found) : undefined;
}

function plainOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, "");
}
