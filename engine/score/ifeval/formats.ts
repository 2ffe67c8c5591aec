/**
 * Instructions about the parts and marks of an answer: bullets, highlights, sections, titles, placeholders, JSON.
 * @module
 */

import { WHITE, WHITE_IN_LINE } from "../python/chars.ts";
import { strip, stripEnd, stripStart } from "../python/text.ts";
import { isJson } from "./python_json.ts";
import { pythonRegex } from "./python_regex.ts";
import { countArg, textArg, type Verifier } from "./verifier.ts";

const CONSTRAINED = ["My answer is yes.", "My answer is no.", "My answer is maybe."];
const LINE_START = `(?<=(?:^|\n)[${WHITE_IN_LINE}]*)`;
const STARS = new RegExp(`${LINE_START}\\*[^*][^\\n]*`, "gu");
const DASHES = new RegExp(`${LINE_START}-[^\\n]*`, "gu");
const SINGLE = /\*[^\n*]*\*/g;
const DOUBLE = /\*\*[^\n*]*\*\*/g;

/** Marks of postscripts that the official code spells loosely, against lower case. */
const POSTSCRIPTS: Readonly<Record<string, RegExp>> = {
  "P.P.S": new RegExp(`p\\.[${WHITE}]?p\\.[${WHITE}]?s`, "u"),
  "P.S.": new RegExp(`p\\.[${WHITE}]?s\\.`, "u"),
};

/** By the ids of the instructions. */
export const FORMATS: Readonly<Record<string, Verifier>> = {
  "detectable_content:number_placeholders": (args) => {
    const least = countArg(args, "num_placeholders");
    return least === null ? null : (text) => placeholders(text) >= least;
  },
  "detectable_content:postscript": (args) => {
    const marker = textArg(args, "postscript_marker");
    if (marker === null) return null;
    const known = Object.hasOwn(POSTSCRIPTS, marker) ? POSTSCRIPTS[marker] : undefined;
    const pattern = known ?? pythonRegex(marker.toLowerCase(), "g");
    return (text) => pattern !== null && text.toLowerCase().search(pattern) >= 0;
  },
  "detectable_format:number_bullet_lists": (args) => {
    const bullets = countArg(args, "num_bullets");
    return bullets === null ? null : (text) => matches(text, STARS, DASHES) === bullets;
  },
  "detectable_format:constrained_response": () => (text) =>
    CONSTRAINED.some((answer) => text.includes(answer)),
  "detectable_format:number_highlighted_sections": (args) => {
    const least = countArg(args, "num_highlights");
    return least === null ? null : (text) => highlights(text) >= least;
  },
  "detectable_format:multiple_sections": (args) => {
    const splitter = textArg(args, "section_spliter");
    const least = countArg(args, "num_sections");
    if (splitter === null || least === null) return null;
    const pattern = pythonRegex(`\\s?${splitter}\\s?\\d+\\s?`, "g");
    return (text) => (pattern ? matches(text, pattern) : 0) >= least;
  },
  "detectable_format:json_format": () => (text) => isJson(unfenced(strip(text))),
  "detectable_format:title": () => (text) => text.split("\n").some(hasTitle),
};

function matches(text: string, ...patterns: readonly RegExp[]): number {
  return patterns.reduce((sum, pattern) => sum + [...text.matchAll(pattern)].length, 0);
}

/** `[…]` within one line, as `\[.*?\]` counts them; by hand because that takes quadratic time on `[[[[…`. */
function placeholders(text: string): number {
  let count = 0;
  for (const line of text.split("\n")) {
    let close = -1;
    for (;;) {
      const open = line.indexOf("[", close + 1);
      close = open < 0 ? -1 : line.indexOf("]", open + 1);
      if (close < 0) break;
      count++;
    }
  }
  return count;
}

/** Between asterisks, and between pairs of them; `***bold italics***` are both. */
function highlights(text: string): number {
  const single = text.match(SINGLE) ?? [];
  const double = text.match(DOUBLE) ?? [];
  return single.filter((part) => strip(strip(part, "*")) !== "").length +
    double.filter((part) => strip(part.slice(2, -2)) !== "").length;
}

/** Something between the first `<<` and the last `>>` of a line. */
function hasTitle(line: string): boolean {
  const [start, end] = [line.indexOf("<<"), line.lastIndexOf(">>")];
  if (start < 0 || end < start + 3) return false;
  return strip(stripEnd(stripStart(line.slice(start, end + 2), "<"), ">")) !== "";
}

/** Each mark is taken off once, in this order, where it is there. */
function unfenced(text: string): string {
  const fences = ["```json", "```Json", "```JSON", "```"];
  const opened = fences.reduce(
    (rest, fence) => rest.startsWith(fence) ? rest.slice(fence.length) : rest,
    text,
  );
  return strip(opened.endsWith("```") ? opened.slice(0, -3) : opened);
}
