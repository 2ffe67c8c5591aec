/**
 * Where a reply states its answer: marked by words or a box, in bold, or on a line of its own. What the answer is, the
 * caller reads there. Works on the folded text of a reading, so that places are those of the answer's text.
 * @module
 */

import { type Statement, statements } from "../statement.ts";

/** A stretch of a reply, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** How it was found. */
  readonly rule: "boxed" | "answer-is" | "bold" | "line";
}

/** The last marks alone matter; a text of nothing but marks must not take the square of its length. */
const MOST_MARKS = 32;
const BOLD = /(?<!\*)\*\*(?=[^\s*])([^*\n]+)\*\*(?!\*)/g;

/** Marked statements in order of place. One that ends its line goes on in the next line that says anything. */
export function markedSpans(reply: string): readonly Span[] {
  return statements(reply).filter(({ tentative }) => !tentative).slice(-MOST_MARKS)
    .flatMap((statement) => spanOf(reply, statement));
}

/** Texts between pairs of asterisks. */
export function boldSpans(reply: string): readonly Span[] {
  return [...reply.matchAll(BOLD)].map((match): Span => {
    const start = match.index + 2;
    return { start, end: start + (match[1] ?? "").length, rule: "bold" };
  });
}

/** Lines that say anything. */
export function lineSpans(reply: string): readonly Span[] {
  let start = 0;
  return reply.split("\n").flatMap((line): readonly Span[] => {
    const span: Span = { start, end: start + line.length, rule: "line" };
    start += line.length + 1;
    return isBare(line) ? [] : [span];
  });
}

/** What is denied is not stated, what is set against it is: `not (A) but (B)`. */
function spanOf(reply: string, { at, kind }: Statement): readonly Span[] {
  if (kind === "box") return [{ start: at, end: closing(reply, at), rule: "boxed" }];
  const [start, end] = nextContent(reply, at);
  if (!/^(?:not|never)\b/i.test(reply.slice(start, end))) {
    return [{ start, end, rule: "answer-is" }];
  }
  const but = /\bbut\b/i.exec(reply.slice(start, end));
  return but ? [{ start: start + but.index + but[0].length, end, rule: "answer-is" }] : [];
}

/** Blank lines, fences of code, rules, emphasis around nothing. */
function isBare(line: string): boolean {
  return /^\s*(?:`{3}|~{3})/.test(line) || /^[\s*_=#:-]*$/.test(line);
}

/** The rest of the line at a place, or the next line that says anything where that is all blank. */
function nextContent(reply: string, at: number): readonly [start: number, end: number] {
  for (let start = at;;) {
    const found = reply.indexOf("\n", start);
    const end = found < 0 ? reply.length : found;
    const line = reply.slice(start, end);
    const goesOn = isBare(line) || /^[\s*_]*(?:as follows|below)\b/.test(line);
    if (!goesOn || end === reply.length) return [start + leadOf(line), end];
    start = end + 1;
  }
}

/** Signs that still belong to the mark: `is: **`. */
function leadOf(line: string): number {
  return /^[ \t*_:]*/.exec(line)?.[0].length ?? 0;
}

/** Where the braces of a box balance; without that, the end of its line. */
function closing(reply: string, start: number): number {
  let depth = 1;
  for (let i = start; i < reply.length && reply[i] !== "\n"; i++) {
    if (reply[i] === "\\") i++;
    else if (reply[i] === "{") depth++;
    else if (reply[i] === "}" && --depth === 0) return i;
  }
  const end = reply.indexOf("\n", start);
  return end < 0 ? reply.length : end;
}
