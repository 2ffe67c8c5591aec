/**
 * How answers to trivia questions are compared: TriviaQA's official rule, and the substring rule of OpenCompass.
 * @module
 */

import { WHITE } from "../python/chars.ts";
import { squeeze, strip } from "../python/text.ts";
import { replaceArticles } from "../python/words.ts";

const MARKS = /[!-/:-@[-`{-~‘’´]/g;
const OTHER = new RegExp(`[^\\p{L}\\p{N}_${WHITE}]`, "gu");
const INTRODUCTIONS: readonly string[] = ["answer is", "a:", "answer:"];

/** Words in lower case without articles; marks and underscores are blanks. Source: `triviaqa_evaluation.py`. */
export function triviaNormal(text: string): string {
  return squeeze(replaceArticles(text.toLowerCase().replace(MARKS, " "), " "));
}

/** What OpenCompass compares: the text after the last introduction in the first line, in lower case. */
export function introducedAnswer(text: string): string {
  const line = (strip(text).split("\n")[0] ?? "").toLowerCase();
  const rest = INTRODUCTIONS.reduce((text, mark) => text.split(mark).at(-1) ?? text, line);
  return generalNormal(strip(rest));
}

/** OpenCompass's `general_postprocess`: up to the first line end, period or comma, without marks and articles. */
export function generalNormal(text: string): string {
  const head = text.split(/[\n.,]/)[0] ?? "";
  const bare = head.replace(OTHER, "");
  return squeeze(bare.replace(/(?<![\p{L}\p{N}_])(?:an?|the)(?![\p{L}\p{N}_])/giu, ""));
}
