/**
 * Where a model takes back what it said: what stands before the last such place is no answer any more.
 * @module
 */

import { anyOf } from "./pattern.ts";

const { raw } = String;

const BLUNDER =
  raw`(?:made|missed|forgot|misread|miscounted|miscalculated|dropped|messed|mis\w{2,12}|was wrong)`;
/** What is wrong is said by another: `Option (A) says otherwise; that is wrong`. */
const OF_ANOTHER = anyOf(
  raw`\b(?:option|choice|statement)\s\(?[A-Z]\)?\s` +
    "(?:says|claims|states|suggests|assumes|implies|ignores|uses|means|has|would|contradicts)",
  raw`\b(?:some|many|others?|people|one)\s(?:\p{L}{1,10}\s){0,2}(?:say|think|believe|argue|claim)s?`,
) + raw`\b[^.!?;\n]{0,80}[.;,:—–]\s{1,2}`;
const WITHDRAWAL = new RegExp(
  [
    raw`\b(?:wait|oops|hold on|hmm+|sorry|actually|oh|no)\b[\s,.!…—–:-]{1,6}` + anyOf(
      raw`no\b(?! (?:need|change|mistake|error|problem|doubt))`,
      raw`(?:that|this|it)(?: is|'s| was| isn't| wasn't)\s{1,2}(?:wrong|incorrect|not)|that isn't`,
      raw`I(?:'ve| have)? (?:just )?${BLUNDER}`,
    ),
    raw`\bactually,?(?= (?:it|that|this|the answer)\b)`,
    raw`(?:\.\.\.|…|—) ?no[,.!]`,
    raw`\b(?:no|nope),? wait\b|\bscratch that\b|\bmy (?:mistake|bad)\b|\bcorrection\b[:,]`,
    raw`\b(?:I|let me) (?:retract|withdraw|take (?:that|it) back|correct (?:that|myself|this|it))\b`,
    raw`\bI (?:was wrong|made an? (?:\w{1,12} )?(?:mistake|error|slip))`,
    raw`(?<!but |${OF_ANOTHER})\b(?:that|this)(?: is|'s| was) (?:wrong|incorrect|not right|not correct|a mistake)\b[.!,]`,
    raw`\bje (?:me )?corrige|\bje me suis trompée?|\bnon, attend(?:s|ez)`,
    raw`\bich korrigiere|\bkorrektur:|\bdas (?:ist|war) falsch|\bmoment, nein|\bnein, (?:moment|warte)`,
    raw`\bme equivoqué|\bcorrijo|\bcorrección:|\bno, espera|\bespera, no|\bmi sbaglio|\bmi correggo`,
    "不对[，,。！!]|不對[，,。！!]|我(?:算|搞|说|弄)错|算错了|更正:|我(?:收回|纠正)|等等[，,]不|不，等",
  ].join("|"),
  "giu",
);

/** Where the last withdrawal of a folded text ends; 0 where there is none. */
export function withdrawnUntil(text: string): number {
  let end = 0;
  for (const { index, 0: words } of text.matchAll(WITHDRAWAL)) end = index + words.length;
  return end;
}
