/**
 * Recipes that follow a publisher's rule to the letter, mistakes included. Where the rule finds nothing its publisher
 * counts a wrong answer and we count none, which is no right one either: the accuracy is the same.
 * @module
 */

import type { Question } from "../plan/sample.ts";
import type { Recipe } from "./recipe.ts";
import { type Found, scored, unscored, whyNothing } from "./scored.ts";

/** A publisher's rule. */
export interface Rule {
  readonly name: string;
  readonly about: string;
  /** What the rule takes for the answer; `undefined` where it finds none. */
  find(text: string, question: Question): Found | undefined;
  /** Whether what was found is right; `undefined` where the reference cannot be read. */
  isRight(extracted: string, question: Question): boolean | undefined;
}

/** The recipe of a publisher's rule. */
export function published({ name, about, find, isRight }: Rule): Recipe {
  return {
    name,
    version: 1,
    about,
    score(question, answer) {
      const found = find(answer.text, question);
      const right = isRight(found?.extracted ?? "", question);
      if (right === undefined) return unscored("bad-reference");
      return found ? scored(found, right) : unscored(whyNothing(answer));
    },
  };
}

/** What a match's first group that took part, or all of it, found. */
export function foundBy(
  match: RegExpMatchArray | null | undefined,
  rule: string,
): Found | undefined {
  if (!match) return;
  const [all, ...groups] = match;
  const extracted = groups.find((group) => group !== undefined && group !== "") ?? all;
  const start = (match.index ?? 0) + all.indexOf(extracted);
  return { extracted, offsets: [start, start + extracted.length], rule };
}
