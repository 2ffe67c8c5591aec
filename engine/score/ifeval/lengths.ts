/**
 * Instructions about how long an answer is, in words, sentences and paragraphs.
 * @module
 */

import { WHITE, WORD } from "../python/chars.ts";
import { strip, stripStart } from "../python/text.ts";
import { amountCheck } from "./amount.ts";
import { sentencesOf } from "./sentences.ts";
import { countArg, textArg, type Verifier } from "./verifier.ts";

const WORDS = new RegExp(`[${WORD}]+`, "gu");
const DIVIDER = new RegExp(`[${WHITE}]?\\*\\*\\*[${WHITE}]?`, "u");
const FIRST_TOKEN = new RegExp(`^[^${WHITE}]+`, "u");
const SENTENCES = { bound: "num_sentences", relation: "relation" };
const NUMBER_OF_WORDS = { bound: "num_words", relation: "relation" };

/** By the ids of the instructions. */
export const LENGTHS: Readonly<Record<string, Verifier>> = {
  "length_constraints:number_sentences": (args) =>
    amountCheck(args, SENTENCES, (text) => sentencesOf(text).length),
  "length_constraints:number_words": (args) =>
    amountCheck(args, NUMBER_OF_WORDS, (text) => text.match(WORDS)?.length ?? 0),
  "length_constraints:number_paragraphs": (args) => {
    const paragraphs = countArg(args, "num_paragraphs");
    return paragraphs === null ? null : (text) => paragraphsOf(text) === paragraphs;
  },
  "length_constraints:nth_paragraph_first_word": (args) => {
    const paragraphs = countArg(args, "num_paragraphs");
    const nth = countArg(args, "nth_paragraph");
    const word = textArg(args, "first_word")?.toLowerCase();
    if (paragraphs === null || nth === null || word === undefined) return null;
    if (nth < 1 || nth > paragraphs) return null;
    return (text) => {
      const pieces = text.split("\n\n");
      const filled = pieces.filter((piece) => strip(piece) !== "").length;
      return filled === paragraphs && firstWord(pieces[nth - 1] ?? "") === word;
    };
  },
};

/** Between lines of three asterisks; `null` where there is nothing between two of them. */
function paragraphsOf(text: string): number | null {
  const pieces = text.split(DIVIDER).map((piece) => strip(piece));
  if (pieces.slice(1, -1).includes("")) return null;
  const ends = pieces.length > 1 ? [pieces[0], pieces.at(-1)] : pieces;
  return pieces.length - ends.filter((piece) => piece === "").length;
}

/** Up to the first mark, without quotes before it, in lower case. */
function firstWord(paragraph: string): string {
  const token = FIRST_TOKEN.exec(strip(paragraph))?.[0] ?? "";
  const word = stripStart(stripStart(token, "'"), '"');
  return (/^[^.,?!'"]*/.exec(word)?.[0] ?? "").toLowerCase();
}
