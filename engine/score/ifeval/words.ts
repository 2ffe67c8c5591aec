/**
 * Words of an English text as NLTK 3.9.1's `word_tokenize` splits them: sentences first, then the rules of the Penn
 * Treebank tokenizer, a table of replacements that put spaces where words end.
 * @module
 */

import { WHITE, WORD, WORD_EDGE } from "../python/chars.ts";
import { sentencesOf } from "./sentences.ts";

type Rule = readonly [pattern: RegExp, replacement: string];

function contraction(first: string, second: string, after = WORD_EDGE): Rule {
  return [new RegExp(`${WORD_EDGE}(${first})(${second})${after}`, "giu"), " $1 $2 "];
}

/** In this order. */
const RULES: readonly Rule[] = [
  // A trap: runs of spaces would make the rule of the last period quadratic; they change no token.
  [/ {2,}/g, " "],
  [/([«“‘„]|[`]+)/g, " $1 "],
  [/^"/, "``"],
  [/(``)/g, " $1 "],
  [/([ ([{<])("|'{2})/g, "$1 `` "],
  [new RegExp(`(')(?!re|ve|ll|m|t|s|d|n)([${WORD}])${WORD_EDGE}`, "giu"), "$1 $2"],
  [new RegExp(`([^.])(\\.)([\\])}>"'»”’ ]*)[${WHITE}]*$`, "u"), "$1 $2 $3 "],
  [/([:,])(\P{Nd})/gu, " $1 $2"],
  [/([:,])$/, " $1 "],
  [/\.{2,}/g, " $& "],
  [/[;@#$%&]/g, " $& "],
  [new RegExp(`([^.])(\\.)([\\])}>"']*)[${WHITE}]*$`, "u"), "$1 $2$3 "],
  [/[?!]/g, " $& "],
  [/([^'])' /gu, "$1 ' "],
  [/[*]/g, " $& "],
  [/[\][(){}<>]/g, " $& "],
  [/--/g, " -- "],
  [/^[^]*$/, " $& "],
  [/([»”’])/g, " $1 "],
  [/''/g, " '' "],
  [/"/g, " '' "],
  [new RegExp(`[${WHITE}]+`, "gu"), " "],
  [/([^' ])('[sS]|'[mM]|'[dD]|') /gu, "$1 $2 "],
  [/([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) /gu, "$1 $2 "],
  contraction("can", "not"),
  contraction("d", "'ye"),
  contraction("gim", "me"),
  contraction("gon", "na"),
  contraction("got", "ta"),
  contraction("lem", "me"),
  contraction("more", "'n"),
  contraction("wan", "na", `(?=[${WHITE}])`),
  [new RegExp(` ('t)(is)${WORD_EDGE}`, "giu"), " $1 $2 "],
  [new RegExp(` ('t)(was)${WORD_EDGE}`, "giu"), " $1 $2 "],
];

/** Words and punctuation marks of a text. */
export function wordTokensOf(text: string): readonly string[] {
  return sentencesOf(text).flatMap((sentence) => {
    const spaced = RULES.reduce((so, [pattern, put]) => so.replace(pattern, put), sentence);
    return spaced.split(" ").filter((token) => token !== "");
  });
}
