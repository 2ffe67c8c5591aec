/**
 * A short answer as a careful reader takes it: what is stated, in one spelling.
 * @module
 */

import type { Answer } from "../../plan/sample.ts";
import { fold } from "../fold.ts";
import { readings } from "../reply.ts";
import type { Found } from "../scored.ts";
import { boldSpans, lineSpans, markedSpans, type Span } from "./stated.ts";

const EDGE = /[\s\p{P}\p{S}]/u;
/** No decoration at a start, or at an end: `-5`, `$5`, `50%`, `C++`. A dash before anything else is a bullet. */
const STARTS = /^(?:[-+][\d.]|[$€£¥])/;
const ENDS = /^[%°€£¥+]/;
/** What begins a remark on an answer, and cannot go on with a list of them. */
const REMARK =
  /;|\s\(|\.\s|,\s(?=(?:an?|the|which|who|where|because|since|as|so|not|in|on|at|from|with)\b)/;
const LATEX = /\\(?:text|mathrm|mathbf|textbf)\s*\{|\\[()[\]]/g;

/**
 * One spelling: Unicode's compatibility forms (NFKC) folded, lower case, blanks squeezed, punctuation and markup at both
 * ends gone, and one English article at the start where anything follows it. Words, order and inner marks count.
 */
export function shortNormal(text: string): string {
  const bare = fold(text.normalize("NFKC")).toLowerCase().replace(/\s+/g, " ");
  return withoutEdges(bare).replace(/^(?:an?|the) (?=.)/, "") || fold(text.trim()).toLowerCase();
}

/**
 * What a text may state as its answer, best first: the last marked statement, or else the bold text of the last line and
 * the line itself. A cut-off answer states nothing but what it marked.
 */
export function statedAnswers(answer: Answer): readonly Found[] {
  for (const { text, cutOff } of readings(answer)) {
    const found = spansOf(text, cutOff).flatMap((span) => readingsOf(answer.text, span));
    if (found.length > 0) return found;
  }
  return [];
}

function spansOf(reply: string, cutOff: boolean): readonly Span[] {
  const marked = markedSpans(reply).at(-1);
  if (marked) return [marked];
  const last = lineSpans(reply).at(-1);
  if (!last || cutOff) return [];
  const bold = boldSpans(reply).findLast(({ start }) => start >= last.start);
  return bold ? [bold, last] : [last];
}

/** A statement as a whole, and up to the remark that follows it. */
function readingsOf(text: string, span: Span): readonly Found[] {
  const whole = text.slice(span.start, span.end);
  const head = whole.split(REMARK, 1)[0] ?? whole;
  return [whole, head].filter((stated, i, all) => all.indexOf(stated) === i)
    .flatMap((stated) => trimmed(stated, span));
}

function trimmed(stated: string, { start, rule }: Span): readonly Found[] {
  const blanked = stated.replace(LATEX, (mark) => " ".repeat(mark.length));
  const bare = withoutEdges(blanked);
  if (bare === "") return [];
  const at = start + blanked.indexOf(bare);
  return [{ extracted: bare, offsets: [at, at + bare.length], rule }];
}

function withoutEdges(text: string): string {
  const isEdge = (at: number, kept: RegExp): boolean =>
    EDGE.test(text.charAt(at)) && !kept.test(text.slice(at, at + 2));
  let [start, end] = [0, text.length];
  while (start < end && isEdge(start, STARTS)) start++;
  while (end > start && isEdge(end - 1, ENDS)) end--;
  return text.slice(start, end);
}
