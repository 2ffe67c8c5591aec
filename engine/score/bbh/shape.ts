/**
 * What kind of answer a BIG-Bench Hard target is: the target itself tells.
 * @module
 */

import type { Question } from "../../plan/sample.ts";
import type { Span } from "../exact/stated.ts";
import { shortNormal } from "../exact/short_answer.ts";
import { plainBrackets, readBrackets } from "./brackets.ts";
import type { Reading, Shape } from "./reader.ts";
import { truthReader } from "./truth.ts";
import { wordsOf, wordsReader } from "./words.ts";

/** The kind of a target that is no choice and no number, in the order in which they are told apart. */
export function shapeOf(question: Question, target: string): Shape {
  const truth = truthReader(target);
  if (truth) {
    return { isSequence: false, read: truth, isRight: (value) => sameWord(value, target) };
  }
  if (/^[()[\]{}<>\s]+$/.test(target)) return brackets(question, target);
  return target.includes(" ") ? words(question, target) : text(target);
}

/** The whole sequence is as good an answer as its missing end. */
function brackets({ row }: Question, target: string): Shape {
  const input = row["input"];
  const open = typeof input === "string" ? input.slice(input.lastIndexOf("Input:") + 1) : "";
  const right = [plainBrackets(target), plainBrackets(open + target)];
  return { isSequence: true, read: readBrackets, isRight: (value) => right.includes(value) };
}

/** A list may be joined by "and" before its last word. */
function words(question: Question, target: string): Shape {
  const right = wordsOf(target).join(" ");
  return {
    isSequence: true,
    read: wordsReader(question, target),
    isRight: (value) => value === right || value.replace(/ and (?=\S+$)/, " ") === right,
  };
}

function text(target: string): Shape {
  const right = shortNormal(target);
  return { isSequence: false, read: readText, isRight: (value) => value === right };
}

function readText(reply: string, { start, end }: Span): Reading | null {
  const value = shortNormal(reply.slice(start, end));
  return value === "" ? null : { value, start, end };
}

function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
