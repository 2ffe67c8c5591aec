/**
 * Instructions about words and letters that must, or must not, be there. Words are Python regular expressions; one that
 * cannot be read is found nowhere.
 * @module
 */

import type { Row } from "../../plan/sample.ts";
import { amountArg, amountCheck } from "./amount.ts";
import { pythonRegex } from "./python_regex.ts";
import { textArg, type Verifier } from "./verifier.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const FREQUENCY = { bound: "frequency", relation: "relation" };
const LETTER_FREQUENCY = { bound: "let_frequency", relation: "let_relation" };

/** By the ids of the instructions. */
export const KEYWORDS: Readonly<Record<string, Verifier>> = {
  "keywords:existence": (args) => {
    const keywords = textsArg(args, "keywords")?.map((word) => pythonRegex(word, "gi"));
    return keywords ? (text) => keywords.every((keyword) => isIn(text, keyword)) : null;
  },
  "keywords:forbidden_words": (args) => {
    const words = textsArg(args, "forbidden_words")?.map((w) => pythonRegex(`\\b${w}\\b`, "gi"));
    return words ? (text) => !words.some((word) => isIn(text, word)) : null;
  },
  "keywords:frequency": (args) => {
    const keyword = textArg(args, "keyword");
    if (keyword === null) return null;
    const pattern = pythonRegex(keyword, "gi");
    return amountCheck(args, FREQUENCY, (text) => pattern ? [...text.matchAll(pattern)].length : 0);
  },
  "keywords:letter_frequency": (args, { countsAnyCharacter }) => {
    const letter = textArg(args, "letter")?.toLowerCase();
    const isEnough = amountArg(args, LETTER_FREQUENCY);
    if (letter === undefined || isEnough === null) return null;
    const follows = (text: string, one: string): boolean =>
      isEnough(text.toLowerCase().split(one).length - 1);
    if (countsAnyCharacter || /^[a-z]$/.test(letter)) return (text) => follows(text, letter);
    // A trap: the official code draws one of the 26 for each run, so here the outcome of most of them stands.
    return (text) => 2 * [...LETTERS].filter((one) => follows(text, one)).length >= LETTERS.length;
  },
};

function textsArg(args: Row, name: string): readonly string[] | null {
  const value = args[name];
  if (!Array.isArray(value) || value.length === 0) return null;
  const texts = value.filter((text) => typeof text === "string");
  return texts.length === value.length ? texts : null;
}

function isIn(text: string, pattern: RegExp | null): boolean {
  return pattern !== null && text.search(pattern) >= 0;
}
