/**
 * Finds the expression that a reply states as its answer: in a box, after a mark, as the last formula, on the last line,
 * or as the last number. What is stated last and not withdrawn counts; of a cut-off reply only what is marked and whole.
 * Every rule looks at bounded stretches, so the time is linear in the reply.
 * @module
 */

import { isRefusedAfter } from "../refusal.ts";
import type { Reading } from "../reply.ts";
import type { Found } from "../scored.ts";
import { MARK_RULES, type Statement, statements } from "../statement.ts";
import { withdrawnUntil } from "../withdrawal.ts";
import { read } from "./parse.ts";
import { closingBrace, MAX_LENGTH, NUMERAL, surfaceOf } from "./surface.ts";

/** Where something stands: `[start, end)`. */
type Span = readonly [start: number, end: number];

/** Marked statements that are looked at, from the last one back. */
const MAX_MARKS = 100;

/** Words of a line that is nothing but an answer. */
const MAX_WORDS = 4;

/** How far back formulas, lines and numbers are looked for. */
const TAIL = 16_384;

const FORMULA =
  /\$\$([^$]{1,4096}?)\$\$|(?<!\\)\$((?:\\.|[^$\\]){1,2000}?)\$|\\\[((?:(?!\\[\]]).){1,4096}?)\\\]|\\\(((?:(?!\\[)]).){1,2000}?)\\\)/gs;

/** Formulas in a row are one answer: `$1$ and $2$`. */
const JOINED = /^(?:\s{0,3}(?:,|and|or|,\s?(?:and|or))\s{0,3}|\s{1,3})$/;

/** Between a mark and its answer. */
const LEAD = /^[\s*_"':：=≈~]*(?:(?:therefore|simply|just|exactly|approximately|about)\s+)?/i;

/** Ends an answer within a sentence: a full stop, a new clause. */
const CLAUSE =
  /[.!?](?=\s|$|[*_"')\]]+(?:\s|$))|[。；！？]|,?\s(?:because|since|which|where|as|so|when|for|with|after|but|if)\s|,\s(?=[a-z]{2,}\s)|\s\((?=[^()\n]{0,80}?[a-z]{2})/i;

const PLACEHOLDER =
  /^(?:\\text\s*\{)?[<[{(]?\s*(?:(?:your|the|final|numerical|numeric|my)\s+){0,3}(?:answer|result|number|expression|value|choice|letter)\s*[>\]})]?\}?$|^(?:\.{3}|…|\\[lc]?dots|_+|\?+|#+|ANSWER)$/i;

const NUMBER =
  /(?<![\w.^])-?\d+(?:(?:[.,]|\\,|\{,\}|[\u00a0\u2009\u202f](?=\d{3}))\d+)*(?:\s?\/\s?\d+)?(?:√\d+)?(?:\s?(?:\\?%|π|pi\b))?/g;

/** What a reading states as its answer; `undefined` where it states none. */
export function extractExpression(reading: Reading): Found | undefined {
  const { text, cutOff } = reading;
  const from = withdrawnUntil(text);
  const marked = stated(reading, from);
  const start = Math.max(from, text.length - TAIL);
  if (marked || cutOff || isRefusedAfter(lastParagraph(text, start))) return marked;
  return lastFormula(text, start) ?? lastLine(text, start) ?? lastNumber(text, start);
}

function lastParagraph(text: string, from: number): string {
  const shown = text.slice(from).trimEnd();
  return shown.slice(shown.lastIndexOf("\n") + 1);
}

/** Boxes, tags and hashes hold nothing but answers: beside them only a label of its own counts, no sentence. */
function stated({ text, cutOff }: Reading, from: number): Found | undefined {
  const live = statements(text).filter(({ start, negated }) => start >= from && !negated)
    .slice(-MAX_MARKS);
  const firm = live.filter(({ kind }) => kind !== "is" && kind !== "colon");
  const order = [...live, ...live.filter(({ tentative }) => !tentative)];
  if (firm.length > 0) order.push(...live.filter(({ kind }) => kind !== "is"));
  for (const mark of order.reverse()) {
    const span = spanOf(text, mark);
    if (!span || cutOff && span[1] === text.trimEnd().length && mark.kind !== "box") continue;
    const found = foundAt(text, span, MARK_RULES[mark.kind]);
    if (found) return mark.kind === "box" ? found : sharpened(text, found);
  }
}

/** Of a sentence that is no mathematics, the last formula or number in it; itself where it has none. */
function sharpened(text: string, found: Found): Found {
  if (isReadable(found.extracted) || !found.offsets) return found;
  const [from, to] = found.offsets;
  const part = text.slice(0, to);
  const inner = lastFormula(part, from) ?? lastNumber(part, from);
  return inner ? { ...inner, rule: found.rule } : found;
}

function spanOf(text: string, { kind, at }: Statement): Span | undefined {
  if (kind === "box") return boxSpan(text, at);
  if (kind === "tag") {
    const close = text.slice(at, at + MAX_LENGTH).search(/<\//);
    return close < 0 ? undefined : [at, at + close];
  }
  return proseSpan(text, at);
}

/** What is between the braces; after `\boxed` without any, the next word. */
function boxSpan(text: string, at: number): Span | undefined {
  if (text[at - 1] !== "{") {
    const word = /^[^\s$]{1,64}/.exec(text.slice(at, at + 64))?.[0] ?? "";
    return word ? [at, at + word.length] : undefined;
  }
  const close = closingBrace(text.slice(at - 1, at + MAX_LENGTH), 0);
  return close === undefined ? undefined : [at, at - 1 + close];
}

/** The formulas that follow, else the rest of the clause, else the next line. */
function proseSpan(text: string, at: number): Span | undefined {
  const start = at + (LEAD.exec(text.slice(at, at + 200))?.[0].length ?? 0);
  const part = text.slice(start, start + MAX_LENGTH);
  const formulas = formulasAt(part);
  if (formulas > 0) return [start, start + formulas];
  const line = part.split("\n", 1)[0] ?? "";
  const end = line.search(CLAUSE);
  return line.trim() === "" ? undefined : [start, start + (end < 0 ? line.length : end)];
}

/** Where the formulas end that a text begins with, and a unit after them; 0 where it begins with none. */
function formulasAt(text: string): number {
  let end = 0;
  for (const { index, 0: formula } of text.matchAll(FORMULA)) {
    if (end === 0 ? index !== 0 : !JOINED.test(text.slice(end, index))) break;
    end = index + formula.length;
  }
  const unit = end > 0 ? /^\s?(?:\\?%|°|percent\b|degrees\b)/.exec(text.slice(end)) : null;
  return end + (unit?.[0].length ?? 0);
}

/** What stands around a whole answer. */
const WRAPPED =
  /^(?:\$\$([^$]*)\$\$|\$([^$]*)\$|\\\[((?:(?!\\\]).)*)\\\]|\\\(((?:(?!\\\)).)*)\\\)|`([^`]*)`|"([^"]*)"|\*\*([^*]*)\*\*)$/s;

function unwrapped(text: string): string {
  const inside = WRAPPED.exec(text)?.slice(1).find((part) => part !== undefined);
  return inside === undefined ? text : unwrapped(inside.trim());
}

function foundAt(text: string, [from, to]: Span, rule: string): Found | undefined {
  const inside = text.slice(from, to).trim();
  const ended = rule === "boxed" ? inside : inside.replace(/(?:\*\*|(?<=\d)!+|[.,;:。])+$/, "");
  const extracted = unwrapped(ended);
  if (extracted === "" || PLACEHOLDER.test(extracted) || surfaceOf(extracted) === "") return;
  const start = text.indexOf(extracted, from);
  return { extracted, offsets: [start, start + extracted.length], rule };
}

function isReadable(text: string): boolean {
  const surface = surfaceOf(text);
  if (surface === undefined || surface === "") return false;
  return NUMERAL.test(surface) || read(surface, { grouping: true }) !== undefined;
}

/** Dollar signs stand around prose where they mean money: `$5 and keeps $`. */
function isProse(formula: string): boolean {
  const bare = formula.replace(/\\(?:begin|end|text|mbox)\s*\{[^{}]*\}|\\[a-zA-Z]+/g, "");
  return /\d\s+[a-zA-Z]{2}|[a-zA-Z]{4}/.test(bare);
}

function lastFormula(text: string, from: number): Found | undefined {
  const formulas = [...text.slice(from).matchAll(FORMULA)].map(({ index, 0: formula }): Span => [
    from + index,
    from + index + formula.length,
  ]);
  for (const [at, end] of formulas.reverse().slice(0, 8)) {
    const formula = text.slice(at, end);
    if (!isReadable(formula) || isProse(formula)) continue;
    const start = firstOffered(text, formulas, at);
    const found = foundAt(text, [start, end], "last-formula");
    if (found) return found;
  }
}

/** Where the formulas begin that are one answer with the formula at `at`: `$x = 3$ or $x = -3$`. */
function firstOffered(text: string, latestFirst: readonly Span[], at: number): number {
  return latestFirst.reduce(
    (first, [start, end]) =>
      end < first && /^,?\s(?:or|oder|ou)\s$/.test(text.slice(end, first)) ? start : first,
    at,
  );
}

/** `Total: ` before an answer. */
const LABEL = /^[\s*_]*\p{L}[\p{L} ]{1,40}[*_]{0,2}[:=]\s*/u;

/** A line that is nothing but an answer, and perhaps a label. */
function lastLine(text: string, from: number): Found | undefined {
  const shown = text.slice(from).trimEnd();
  const begin = from + shown.lastIndexOf("\n") + 1;
  const start = begin + (LABEL.exec(text.slice(begin, begin + 64))?.[0].length ?? 0);
  const line = text.slice(start, from + shown.length).replace(/(?<=\d)!+$|[.?。]+$/, "");
  if (line.length > 200 || !isReadable(line) || line.split(/\s+(?=\p{L}{2})/u).length > MAX_WORDS) {
    return;
  }
  return foundAt(text, [start, start + line.length], "last-line");
}

function lastNumber(text: string, from: number): Found | undefined {
  const match = [...text.slice(from).matchAll(NUMBER)].at(-1);
  if (!match) return;
  const start = from + match.index;
  return foundAt(text, [start, start + match[0].length], "last-number");
}
