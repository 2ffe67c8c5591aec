/**
 * The rule that simple-evals, and OpenCompass after it, score DROP by: either text is part of the other.
 * @module
 */

import { WHITE } from "../python/chars.ts";
import { squeeze, withoutPunctuation } from "../python/text.ts";
import { replaceArticles } from "../python/words.ts";

const ANSWER_LINE = new RegExp(`Answer[${WHITE}]*:[${WHITE}]*([^\\n]+)`, "iu");

/** The text after the first `Answer:` and its place; the whole text where there is none. */
export function answerLine(text: string): { readonly text: string; readonly at: number } {
  const match = ANSWER_LINE.exec(text);
  const line = match?.[1] ?? text;
  return { text: line, at: match ? match.index + match[0].length - line.length : 0 };
}

/** Whether one is part of the other after SQuAD's normalisation; an empty one only equals an empty one. */
export function fuzzyMatch(one: string, other: string): boolean {
  const [left, right] = [squadNormal(one), squadNormal(other)];
  if (left === "" || right === "") return left === right;
  return left.includes(right) || right.includes(left);
}

/** Words in lower case without punctuation and articles. Source: SQuAD's `evaluate-v1.1.py`, `normalize_answer`. */
export function squadNormal(text: string): string {
  return squeeze(replaceArticles(withoutPunctuation(text.toLowerCase()), " "));
}
