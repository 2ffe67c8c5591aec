/**
 * Whether a text declines to answer.
 * @module
 */

import { anyOf } from "./pattern.ts";

const { raw } = String;

const WHO =
  raw`\b(?:i|we|one|you|it|this|answer|question|problem|value|number|they)(?:'m| am| is| are|'re)?\b`;
const CANNOT =
  raw`\b(?:can(?:not|'t| not)|could(?: not|n't)|(?:not |un)able to|(?:im|not )possible to)\b`;
const ANSWER = raw`\b` + anyOf(
  "determined?|answer(?:ed)?|solved?|calculated?|computed?|found|find|figured?|decided?|choose",
  "help|provided?|tell|say|know|given?|assist",
) + raw`\b`;
const REFUSAL = new RegExp(
  anyOf(
    raw`${WHO}[^.!?\n]{0,16}?${CANNOT}[^.!?\n]{0,40}?${ANSWER}`,
    raw`\b(?:not enough|insufficient|missing|lack(?:s|ing)?(?: of)?) (?:information|data|details)\b`,
    raw`\b(?:i'm|i am) (?:sorry|afraid|not sure)\b|\bi (?:do not|don't) know\b`,
    raw`\b(?:no|none) (?:definite|clear|single) answer\b`,
    "无法(?:确定|回答|计算|判断|得出)|不能(?:确定|回答)|信息不足|不知道|抱歉",
    raw`\b(?:kann|können) [^.!?\n]{0,30}nicht|\bkeine (?:eindeutige )?antwort|\bnicht (?:bestimmbar|lösbar)`,
    raw`\bje ne (?:peux|sais) pas|\bimpossible de (?:déterminer|répondre)`,
    raw`\bno (?:puedo|sé|se puede)\b|\bno es posible`,
  ),
  "iu",
);
/** As much of a text as is looked at. */
const REACH = 4000;

/** Whether a text, from where its answer would stand, declines to give one. */
export function isRefusedAfter(text: string): boolean {
  return REFUSAL.test(text.slice(0, REACH));
}
