/**
 * Instructions about the whole of an answer: its language and case, what it starts and ends with, its two parts.
 * @module
 */

import { strip } from "../python/text.ts";
import { isLower, isUpper } from "../python/words.ts";
import { amountCheck } from "./amount.ts";
import { textArg, type Verifier } from "./verifier.ts";
import { wordTokensOf } from "./words.ts";

const CAPITAL_WORDS = { bound: "capital_frequency", relation: "capital_relation" };

/** By the ids of the instructions. */
export const WORDINGS: Readonly<Record<string, Verifier>> = {
  "language:response_language": (args, { speaks }) => {
    const language = textArg(args, "language");
    return language === null ? null : (text) => speaks(text, language);
  },
  "change_case:english_capital": (_, { speaks }) => (text) => isUpper(text) && speaks(text, "en"),
  "change_case:english_lowercase": (_, { speaks }) => (text) => isLower(text) && speaks(text, "en"),
  "change_case:capital_word_frequency": (args) =>
    amountCheck(args, CAPITAL_WORDS, (text) => wordTokensOf(text).filter(isUpper).length),
  "punctuation:no_comma": () => (text) => !text.includes(","),
  "startend:end_checker": (args) => {
    const phrase = textArg(args, "end_phrase")?.toLowerCase();
    if (phrase === undefined) return null;
    return (text) => strip(strip(text), '"').toLowerCase().endsWith(phrase);
  },
  "startend:quotation": () => (text) => /^"[^]*"$/.test(strip(text)),
  "combination:repeat_prompt": (args) => {
    const prompt = textArg(args, "prompt_to_repeat")?.toLowerCase();
    return prompt === undefined ? null : (text) => strip(text).toLowerCase().startsWith(prompt);
  },
  "combination:two_responses": () => areTwo,
};

/** Two different texts around six asterisks. */
function areTwo(text: string): boolean {
  const parts = text.split("******").map((part) => strip(part));
  const filled = parts.filter((part) => part !== "");
  return !parts.slice(1, -1).includes("") && filled.length === 2 && filled[0] !== filled[1];
}
