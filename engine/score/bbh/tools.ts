/**
 * The rules of published tools for BIG-Bench Hard, as data: one way to read a choice, one to read anything else.
 * @module
 */

import { strip } from "../python/text.ts";
import { boldOf, lineOf } from "./line.ts";
import { firstLetter, firstLine, lastLine, type Sighting } from "./opencompass.ts";

/** How a tool reads one kind of answer. */
export interface Rule {
  /** `null` where the tool finds nothing. */
  readonly find: (text: string) => Sighting | null;
  /** What it makes of the target. */
  readonly gold: (target: string) => string;
  /** What it compares, of both sides. */
  readonly normal: (value: string) => string;
}

/** A published tool. */
export interface Tool {
  readonly name: string;
  readonly about: string;
  readonly choice: Rule;
  readonly free: Rule;
}

const asItIs = (value: string): string => value;
const withoutBrackets = (target: string): string => strip(target.replace(/[()]/g, ""));
const lowered = (value: string): string => strip(value).toLowerCase();

const lmEvalCot: Rule = { find: restOfLine, gold: asItIs, normal: asItIs };
const direct: Rule = { find: directLine, gold: strip, normal: asItIs };
const letter: Rule = {
  find: firstLetter,
  gold: (target) => firstLetter(target).value,
  normal: asItIs,
};
const openCompassFree: Rule = {
  find: lastLine,
  gold: (target) => lastLine(target).value,
  normal: casefold,
};
const evalScopeChoice: Rule = { find: letterAfterSo, gold: withoutBrackets, normal: lowered };

/** Every one of them. */
export const TOOLS: readonly Tool[] = [
  {
    name: "bbh@lm-eval-cot",
    about:
      "lm-eval 0.4, bbh_cot_fewshot v4: the rest of the line after the first `the answer is ` " +
      "without its last character equals the target, case and punctuation included",
    choice: lmEvalCot,
    free: lmEvalCot,
  },
  {
    name: "bbh@direct",
    about:
      "Few-shot without reasoning, as lm-eval's bbh_fewshot asks: the first line of the answer, " +
      "blanks at both ends removed and nothing else, equals the target",
    choice: direct,
    free: direct,
  },
  {
    name: "bbh@opencompass",
    about:
      "OpenCompass: choices by the first letter after the first `answer is `, other answers by " +
      "the line after the last one, without case, list commas and what follows yes, no, true, false",
    choice: letter,
    free: openCompassFree,
  },
  {
    name: "bbh@ais-bench",
    about: "AISBench 3.1 (OpenCompass of 2024): both kinds after the first `answer is `, other " +
      "answers exactly equal to the target",
    choice: letter,
    free: { find: firstLine, gold: asItIs, normal: asItIs },
  },
  {
    name: "bbh@evalscope",
    about: "EvalScope 1.14 (bbh v1.1): the line after the last `So the answer is `, without case",
    choice: evalScopeChoice,
    free: { find: boldAfterSo, gold: strip, normal: lowered },
  },
  {
    name: "bbh@evalscope-1.0",
    about:
      "EvalScope before bbh v1.1: as that, but round brackets are missing from all targets, so " +
      "that dyck_languages is scored too low",
    choice: evalScopeChoice,
    free: { find: boldAfterSo, gold: withoutBrackets, normal: lowered },
  },
];

/** `str.casefold()`. */
function casefold(value: string): string {
  return value.toLowerCase().replace(
    /[\u00df\u017f\u03c2\ufb00-\ufb06]/g,
    (letter) => letter.toUpperCase().toLowerCase(),
  );
}

function restOfLine(text: string): Sighting | null {
  const match = /(?<=the answer is )[^\n]*(?=[^\n])/.exec(text);
  return match && { value: strip(match[0]), from: match.index };
}

function directLine(text: string): Sighting {
  return { value: strip(strip(text).split("\n", 1)[0] ?? ""), from: 0 };
}

const SO = "So the answer is ";

/** A mark that ends the text has lost its blank before it is looked for, so that it is none. */
function afterSo(text: string): Sighting {
  const at = text.trimEnd().lastIndexOf(SO);
  const from = at < 0 ? 0 : at + SO.length;
  return { value: lineOf(strip(text.slice(from))), from };
}

function boldAfterSo(text: string): Sighting {
  const { value, from } = afterSo(text);
  const bold = boldOf(value);
  return { value: bold === undefined ? value : strip(bold), from };
}

function letterAfterSo(text: string): Sighting {
  const { value, from } = afterSo(text);
  const alone = /(?<![\p{L}\p{N}_])[A-Z](?![\p{L}\p{N}_])/u;
  return { value: /\(([A-Z])\)/.exec(value)?.[1] ?? alone.exec(value)?.[0] ?? value, from };
}
