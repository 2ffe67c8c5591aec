/**
 * Which of the numbers of a sentence is its result: the last one that is no remark on another, no purpose and no date.
 * @module
 */

import { anyOf } from "../pattern.ts";
import type { Numeral } from "./numerals.ts";
import type { Page } from "./page.ts";

const { raw } = String;

/** What brings a sentence back to its result. */
const CONCLUSION = new RegExp(
  anyOf(
    raw`\b` + anyOf(
      "so|thus|hence|therefore|(?<!in )total|altogether|that is(?=,)|or about",
      "equals|gives|makes|leaves|means|meaning|rounds|daher|insgesamt|donc|total de|por lo tanto",
    ) + raw`\b|\bi\.e\.`,
    "所以|因此|一共|共|总计|答",
  ),
  "i",
);
const EQUALS = /[=≈]|\\approx/;
/** An equation behind these explains a result, and is none. */
const REASON = /\b(?:because|since|weil|denn|parce que|porque)\b|因为/i;
/** Verbs of a clause that goes on to the result, rather than remarks on it. */
const ONWARD = "is|rounds|makes|gives|leaves|equals|means|comes|brings|adds|totals";
/** What opens a remark on the number before it. */
const REMARK = new RegExp(
  raw`\b` + anyOf(
    `which(?! (?:${ONWARD}))`,
    "in (?:boxes|packs|packets|bags|groups|rows|sets|crates|bundles|teams|pairs) of",
    "than|whereas|compared|instead of|rather than|not|until|before|after",
  ) + raw`\b|比|其中|而不是|才能`,
  "i",
);
/** `to fill 25 cans`: what for. */
const PURPOSE = new RegExp(
  raw`\bto\s(?!find|get|obtain|give|yield|have|be\b|equal)\p{L}{2,12}\s` +
    raw`(?:\p{L}{1,12}\s){0,3}?[$€£]?$`,
  "iu",
);
/** Behind a number that only compares, or counts a part: `6 more than yesterday`, `4 of which`. */
const COMPARED = new RegExp(
  raw`^(?:\s?\\?%|\s?\p{L}{1,16})?\s` + anyOf(
    "more|less|fewer|greater|higher|lower|older|younger|taller|shorter|times",
    "of (?:which|them|these|those|whom)",
  ) + raw`\b(?! in total| altogether)`,
  "iu",
);
/** Behind a number that sums up: what follows it is a remark. */
const SUMMED = /^(?:\s?\p{L}{1,16}){0,3}\s(?:in total|in all|altogether|overall)\b/iu;
/** Behind these even `4 of them` counts all there are. */
const EXISTS = /\bthere (?:are|were|is|will be)\s$/i;
/** `at 5 o'clock`, `by 7 pm`: when. */
const CLOCK = /^(?:\s?o'clock|\s?[ap]\.?m\b|:\d\d)/i;
/** `in 5 days`: for how long. */
const SPAN_LEAD =
  /\b(?:in|over|for|every|each|per|during|within|after)\s(?:the\s|these\s|those\s|all\s)?$/i;
const SPAN = /^[\s-]?(?:second|minute|hour|day|night|week|month|year)s?\b/i;
const YEAR_LEAD = /\b(?:in|by|as of|since|until|during|im jahr|en)\s$/i;
const YEAR = /^(?:19|20)\d\d$/;
const REJECTED_LEAD = /\bnot\s$|不是$/i;

/** What the sentence is at, between its numbers. */
type State = "result" | "remark" | "reason";

/** Index of the number that the sentence of the numbers `[first, end)` of a page comes to. */
export function resultOf(page: Page, first: number, end: number): number | undefined {
  let chosen: number | undefined;
  let state: State = "result";
  for (let i = first; i < end; i++) {
    const number = page.numbers[i] as Numeral;
    if (number.aside) continue;
    if (isStrong(page.text, number)) return i;
    if (chosen === undefined) {
      if (!REJECTED_LEAD.test(leadOf(page, i))) chosen = i;
      continue;
    }
    state = stateAt(page, state, [chosen, i]);
    const between = page.text.slice(page.numbers[chosen]?.end, number.start);
    if (state === "result" && !isBracketed(between) && !isOccasion(page, i)) chosen = i;
  }
  return chosen;
}

/** What the sentence is at when it comes to a number that may replace the chosen one. */
function stateAt(page: Page, state: State, [chosen, index]: readonly [number, number]): State {
  const lead = leadOf(page, index);
  const isCompared = COMPARED.test(tailOf(page, index)) && !EXISTS.test(lead);
  if (CONCLUSION.test(lead) && !(isCompared && /\bwhich\b/i.test(lead))) return "result";
  if (REASON.test(lead)) return "reason";
  if (EQUALS.test(lead) && state !== "reason") return "result";
  const isResult = EQUALS.test(leadOf(page, chosen)) || SUMMED.test(tailOf(page, chosen));
  const isRemark = isResult || isCompared || REMARK.test(lead) || PURPOSE.test(lead);
  return isRemark && state === "result" ? "remark" : state;
}

/** What stands between a number and the one before it. */
function leadOf({ text, numbers }: Page, index: number): string {
  const { start = 0 } = numbers[index] ?? {};
  return text.slice(Math.max(numbers[index - 1]?.end ?? 0, start - 120), start);
}

/** What follows a number. */
function tailOf({ text, numbers }: Page, index: number): string {
  const { end = 0 } = numbers[index] ?? {};
  return text.slice(end, end + 40);
}

/** Whether a bracket that opens in a stretch of text is still open at its end. */
function isBracketed(stretch: string): boolean {
  return stretch.lastIndexOf("(") > stretch.lastIndexOf(")");
}

/** Whether a number says when, or for how long. */
function isOccasion(page: Page, index: number): boolean {
  const lead = leadOf(page, index);
  const isYear = YEAR_LEAD.test(lead) && YEAR.test(page.numbers[index]?.value ?? "");
  const tail = tailOf(page, index);
  return isYear || CLOCK.test(tail) || (SPAN_LEAD.test(lead) && SPAN.test(tail));
}

/** Whether bold marks hold this number and at most its unit. */
function isStrong(text: string, { start, end }: Numeral): boolean {
  return /\*\*\\?[$€£¥]?$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^(?:\s?[^\s*\d]{1,16}){0,2}[.!]?\*\*/.test(text.slice(end, end + 40));
}
