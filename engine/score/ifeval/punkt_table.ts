/**
 * What Punkt knows of English: abbreviations, pairs of words, words that open sentences, and words that were seen in
 * lower case. Everything it was trained on is here but words only ever seen with a capital: unknown words do as well.
 * @module
 */

import { once } from "./once.ts";
import { PUNKT_ENGLISH } from "./tables/punkt_english.ts";

/** The parameters of Punkt. Words are in lower case, numbers are `##number##`. */
export interface PunktTable {
  /** Without the last period. */
  readonly abbreviations: ReadonlySet<string>;
  /** Two words with a space between, the first one without its period. */
  readonly collocations: ReadonlySet<string>;
  /** Words that often open a sentence. */
  readonly starters: ReadonlySet<string>;
  /** Seen in lower case, and never with a capital inside of a sentence. */
  readonly lowered: ReadonlySet<string>;
  /** Seen in lower case, and with a capital inside of a sentence. */
  readonly both: ReadonlySet<string>;
  /** Seen in lower case at the start of a sentence, and never with a capital. */
  readonly opening: ReadonlySet<string>;
}

/** Lines are broken anywhere. */
function joined(text: string): string {
  return text.replaceAll("\n", "");
}

function listed(text: string): ReadonlySet<string> {
  return new Set(joined(text).split("|"));
}

/** Sorted words, each as the length it shares with the one before (A: none, B: 1, …) and the rest of it. */
function frontDecoded(text: string): ReadonlySet<string> {
  let word = "";
  const words = new Set<string>();
  for (const [, shared = "A", rest = ""] of joined(text).matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
    words.add(word);
  }
  return words;
}

/** The parameters for English, read on the first call. */
export const punktEnglish: () => PunktTable = once(() => ({
  abbreviations: listed(PUNKT_ENGLISH.abbreviations),
  collocations: listed(PUNKT_ENGLISH.collocations),
  starters: listed(PUNKT_ENGLISH.starters),
  lowered: frontDecoded(PUNKT_ENGLISH.lowered),
  both: frontDecoded(PUNKT_ENGLISH.both),
  opening: frontDecoded(PUNKT_ENGLISH.opening),
}));
