/**
 * How often languages use which 1 to 3 characters in a row, read from their table on the first call.
 * @module
 */

import { once } from "./once.ts";
import { PROFILES } from "./tables/languages.ts";

/** One language's share of an n-gram: of every 10,000 n-grams of its length it has 10,000 × `share`. */
export interface Share {
  /** Place in `languages`. */
  readonly language: number;
  readonly share: number;
}

/** Profiles of all languages. */
export interface Profiles {
  /** Names as langdetect has them: ISO 639-1, but `zh-cn` and `zh-tw`. */
  readonly languages: readonly string[];
  /** Chinese characters that another one stands for. */
  readonly kanji: ReadonlyMap<string, string>;
  readonly has: (gram: string) => boolean;
  readonly shares: (gram: string) => readonly Share[];
}

/** Length in common with the n-gram before, and length, by the digit that an n-gram begins with. */
const SHAPES: Readonly<Record<string, readonly [shared: number, length: number]>> = {
  "1": [0, 1],
  "2": [0, 2],
  "3": [0, 3],
  "4": [1, 2],
  "5": [1, 3],
  "6": [2, 3],
};

/** The profiles of langdetect's 55 languages. */
export const profiles: () => Profiles = once(() => {
  const grams = decoded(PROFILES.grams.replaceAll("\n", ""));
  return {
    languages: PROFILES.languages.split(" "),
    kanji: kanji(PROFILES.kanji.replaceAll("\n", "")),
    has: (gram) => grams.has(gram),
    shares: (gram) => sharesOf(grams.get(gram) ?? ""),
  };
});

/** Each n-gram with its pairs of symbols, of a language and of a share. */
function decoded(text: string): ReadonlyMap<string, string> {
  const grams = new Map<string, string>();
  let [gram, at] = ["", 0];
  while (at < text.length) {
    const [shared, length] = SHAPES[text.charAt(at)] ?? [0, 1];
    const start = at + 1 + length - shared;
    gram = gram.slice(0, shared) + text.slice(at + 1, start).replaceAll("_", " ");
    at = start;
    while (at < text.length && !Object.hasOwn(SHAPES, text.charAt(at))) at += 2;
    grams.set(gram, text.slice(start, at));
  }
  return grams;
}

function sharesOf(pairs: string): readonly Share[] {
  const { languageSymbols, shareSymbols, least, step } = PROFILES;
  return Array.from({ length: pairs.length / 2 }, (_, at) => ({
    language: languageSymbols.indexOf(pairs.charAt(2 * at)),
    share: least * Math.exp(step * shareSymbols.indexOf(pairs.charAt(2 * at + 1))),
  }));
}

function kanji(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(" ").flatMap((set) => [...set].map((char) => [char, set.charAt(0)] as const)),
  );
}
