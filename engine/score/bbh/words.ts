/**
 * Reads a list of words, in one line or one word a line, as word_sorting asks for them.
 * @module
 */

import type { Question } from "../../plan/sample.ts";
import type { Span } from "../exact/stated.ts";
import type { Reader } from "./reader.ts";

type Ends = Pick<Span, "start" | "end">;

const ITEM = /^[ \t]*(?:(?:\d+[.):]|[-*•])[ \t]+)?[*_`"']*([^\s,;.*_`"]+)[*_`"',;.]*[ \t]*$/;
/** No word is longer; a run of marks this long need not be read. */
const LONGEST = 100;
/** Lines of a list that are read, up and down from one of them. */
const MOST_ITEMS = 100;
const MARKUP = /\\(?:text|textbf|mathrm|texttt|textit|quad|boxed)\b|->|=>|[→<>|,;*_`"{}$\\~[\]()]/g;

/**
 * A reader of lists of the words that a question gives; a value is its words, a blank between any two. A text is a list
 * where most of its words are among them, after whatever introduces it.
 */
export function wordsReader(question: Question, target: string): Reader {
  const given = givenWords(question, target);
  return (reply, span) => {
    const block = span.rule === "line" || span.rule === "answer-is" ? blockOf(reply, span) : null;
    const { start, end } = block ?? span;
    const text = reply.slice(start, end);
    const words = wordsOf(
      block ? text.replace(/^[ \t]*(?:\d+[.):]|[-*•])[ \t]/gm, " ") : firstSentence(text),
    );
    const first = words.findIndex((word) => given.has(word));
    const listed = words.slice(Math.max(0, first));
    const known = listed.filter((word) => given.has(word)).length;
    const isList = listed.length >= 2 && known >= listed.length / 2;
    return isList ? { value: listed.join(" "), start, end } : null;
  };
}

/** Words of a text in lower case, without marks around them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().replace(MARKUP, " ").split(/\s+/)
    .map((word) => word.slice(0, LONGEST).replace(/^['.:!?]+|['.:!?]+$/g, ""))
    .filter((word) => word !== "" && !/^\d+$/.test(word));
}

function givenWords({ row }: Question, target: string): ReadonlySet<string> {
  const input = row["input"];
  const list = typeof input === "string" ? input.slice(input.lastIndexOf("List:") + 1) : "";
  return new Set([...wordsOf(list), ...wordsOf(target)]);
}

/** A period inside a word or before more of the list ends nothing. */
function firstSentence(text: string): string {
  return text.split(/[.!?](?=\s+[A-Z]|\s*$)/, 1)[0] ?? text;
}

/** All lines of one word each around the start of a span; `null` where it is on none. */
function blockOf(reply: string, { start: at, end: until }: Span): Ends | null {
  if (!ITEM.test(reply.slice(at, until))) return null;
  let [start, end] = [at, until];
  for (let items = 0; items < MOST_ITEMS && start >= 2; items++) {
    const before = reply.lastIndexOf("\n", start - 2) + 1;
    if (!ITEM.test(reply.slice(before, start - 1))) break;
    start = before;
  }
  for (let items = 0; items < MOST_ITEMS && end < reply.length; items++) {
    const next = reply.indexOf("\n", end + 1);
    const line = reply.slice(end + 1, next < 0 ? reply.length : next);
    if (!ITEM.test(line)) break;
    end += 1 + line.length;
  }
  return { start, end };
}
