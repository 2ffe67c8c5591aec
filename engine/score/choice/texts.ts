/**
 * Choices that a reply names by their text instead of their letter.
 * @module
 */

import type { Letter } from "./letter.ts";
import { comparable, type Options } from "./options.ts";

/** Longest choice that is looked for. */
const REACH = 400;
/** What may stand between a mark and a choice's text. */
const LEAD = /^[\s*_"'`$:\\]{0,8}(?:(?:that|option|simply|therefore|clearly)\s){0,2}/i;

/** The choice whose text is all that stands from `at` to the end of the line. */
export function wholeTextAt(text: string, at: number, options: Options): Letter | undefined {
  if (options.texts.size === 0) return;
  const start = at + leadOf(text, at);
  const [line = ""] = text.slice(start, start + REACH + 1).split("\n", 1);
  if (line.length > REACH) return;
  const end = start + line.length;
  const said = withoutClosing(comparable(line));
  const isLetter = options.letters.has(said.toUpperCase());
  return isLetter ? undefined : only(options, [start, end], (choice) => choice === said);
}

/** The choice whose text stands right behind a mark at `at`, whatever follows; the longest where several do. */
export function textAt(text: string, at: number, options: Options): Letter | undefined {
  if (options.texts.size === 0) return;
  const start = at + leadOf(text, at);
  const said = comparable(text.slice(start, start + REACH));
  const bare = withoutArticle(said.replace(/^[([{]/, ""));
  return only(
    options,
    [start, Math.min(start + REACH, text.length)],
    (choice) => startsWith(said, choice) || startsWith(bare, withoutArticle(choice)),
  );
}

/** The only choice whose text a short reply, or the last line of a long one, holds. */
export function textIn(
  text: string,
  from: number,
  options: Options,
): Letter & { readonly rule: string } | undefined {
  if (options.texts.size === 0) return;
  const shown = text.slice(from).trimEnd();
  const line = shown.length <= REACH ? shown : shown.slice(shown.lastIndexOf("\n") + 1);
  if (line.length > REACH) return;
  const end = from + shown.length;
  const start = end - line.trimStart().length;
  const said = ` ${comparable(line)} `;
  const named = only(options, [start, end], (choice) => choice.length > 2 && holds(said, choice));
  return named && { ...named, rule: "choice-text" };
}

function leadOf(text: string, at: number): number {
  return LEAD.exec(text.slice(at, at + 64))?.[0].length ?? 0;
}

/** The one choice that is named; of choices that begin with, or hold, one another, the longest. */
function only(
  { texts }: Options,
  [start, end]: readonly [number, number],
  isNamed: (choice: string) => boolean,
): Letter | undefined {
  const named = [...texts].filter(([, choice]) => isNamed(choice))
    .sort(([, a], [, b]) => b.length - a.length);
  const [best, ...others] = named;
  const isClear = best &&
    others.every(([, choice]) => best[1] !== choice && best[1].includes(choice));
  return isClear ? { letter: best[0], start, end } : undefined;
}

/** Before a text that is no choice: `not a virus`. An apostrophe is a blank in comparable texts. */
const DENIED = /(?:\b(?:not|never|isn t|wasn t|aren t) (?:an? |the )?|不是?)$/;

function startsWith(said: string, choice: string): boolean {
  return choice !== "" && said.startsWith(choice) && isEdge(said[choice.length], choice.at(-1));
}

function holds(said: string, choice: string): boolean {
  const at = said.indexOf(choice);
  return at >= 0 && !DENIED.test(said.slice(0, at)) && isEdge(said[at - 1], choice[0]) &&
    isEdge(said[at + choice.length], choice.at(-1));
}

/** Whether two neighbours belong to different words. */
function isEdge(outer: string | undefined, inner: string | undefined): boolean {
  const pattern = /[\p{L}\p{N}]/u;
  return outer === undefined || inner === undefined || !pattern.test(outer) ||
    !pattern.test(inner) || /\p{Script=Han}/u.test(outer);
}

function withoutArticle(text: string): string {
  return text.replace(/^(?:an?|the)\s/, "");
}

/** Without a bracket at the end that closes none of the text. */
function withoutClosing(text: string): string {
  return text.replace(/(?<![([{][^)\]}]{0,400})[)\]}]$/, "");
}
