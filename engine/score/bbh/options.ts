/**
 * The choices of a BIG-Bench Hard question, read from its input where the sample brings none.
 * @module
 */

import type { Choice, Question } from "../../plan/sample.ts";

const OPTION_LINE = /^\(([A-Z])\)[ \t]*(.*)$/;

/** Lettered choices in their order; empty for a question that asks for words of its own. */
export function optionsOf({ row, choices }: Question): readonly Choice[] {
  if (choices !== null) return choices;
  const input = row["input"];
  if (typeof input !== "string") return [];
  const list = input.slice(input.lastIndexOf("Options:"));
  return list.split("\n").flatMap((line) => {
    const [, letter = "", text = ""] = OPTION_LINE.exec(line.trim()) ?? [];
    return letter === "" ? [] : [{ letter, text: text.trim() }];
  });
}
