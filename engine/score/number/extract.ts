/**
 * Finds the one number that a reply states as its answer.
 *
 * What is stated last counts, and a marked statement counts before any other number. Several numbers offered at once,
 * or none, are no answer. Every rule looks at a bounded stretch of text, so the time is linear.
 * @module
 */

import { anyOf, endOf } from "../pattern.ts";
import type { Reading } from "../reply.ts";
import { inOrder, MARK_RULES, sentenceEnd, type Statement, statements } from "../statement.ts";
import { withdrawnUntil } from "../withdrawal.ts";
import { concluded, spelt } from "./conclude.ts";
import { stated } from "./neighbours.ts";
import { numerals } from "./numerals.ts";
import { type Extraction, firstFrom, type Page } from "./page.ts";

const { raw } = String;

/** What may stand between a mark and its number. */
const FILLER = new RegExp(
  anyOf(
    "[\\s*_\"'`$€£¥₹₩₽฿₫₦()\\[\\]{}<>|:=≈~【】（）「」,]",
    raw`\\(?![dtc]?frac|sqrt)(?:[a-zA-Z]{1,12}|[^a-zA-Z]|$)`,
    raw`[-•·]\s`,
    anyOf(
      raw`approx(?:imately|\.)?|about|around|roughly|exactly|only|just|simply|clearly`,
      "equals?|equal to|a total of|in total|therefore|thus|then|now|the (?:number|value|total)|the|is|be",
      raw`usd|us|eur|gbp|inr|rs\.?|rm|chf|[a-z](?=\s?=)`,
      "etwa|ungefähr|genau|environ|exactement|aproximadamente|unos|circa|ist|est|es",
    ) + "(?![a-zäöüé])",
    "约|大约|大概|一共|总共|共|有|是|为|应|就",
  ) + "{0,40}",
  "iuy",
);
/** What may follow an answer that is a sentence: nothing, or how it was found. */
const AFTERMATH = new RegExp(
  raw`^[\s*_#]{0,12}` + anyOf(
    "$",
    anyOf(
      "explanation|reasoning|justification|because|check|note|解析|解释|说明|验算",
      "erklärung|begründung|explication|explicación",
    ) + raw`(?!\p{L})`,
  ),
  "iu",
);
/** What a reading states as its answer. */
export function extractNumber({ text, cutOff }: Reading): Extraction {
  const page = { text, numbers: numerals(text), cutOff };
  const from = withdrawnUntil(text);
  for (const mark of inOrder(statements(text), from)) {
    const extraction = statedAt(page, mark);
    if (extraction) return extraction;
  }
  const last = cutOff ? undefined : concluded(page, from, text.length);
  return last ?? (page.numbers.some(({ end }) => end <= from) ? "undecided" : undefined);
}

function statedAt(page: Page, mark: Statement): Extraction {
  const { text, numbers, cutOff } = page;
  const rule = MARK_RULES[mark.kind];
  const filled = endOf(FILLER, text, mark.at) ?? mark.at;
  const first = firstFrom(numbers, mark.at);
  const number = numbers[first];
  if (number && !number.aside && number.start <= filled) return stated(page, first, rule);
  const end = sentenceEnd(text, mark, filled);
  const word = spelt(page, { from: mark.at, to: end, rule });
  if (word && word.start <= filled) return word;
  return cutOff || !isSentence(text, end, mark.kind) ? undefined : concluded(page, mark.at, end);
}

/** Whether the sentence behind a mark is the answer: behind a label it may be the first of many that lead to it. */
function isSentence(text: string, end: number, kind: Statement["kind"]): boolean {
  if (kind === "colon") return AFTERMATH.test(text.slice(end + 1, end + 40));
  return kind === "is" || kind === "tag";
}
