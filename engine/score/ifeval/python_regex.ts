/**
 * Keywords of a dataset are searched as Python regular expressions: this rewrites one for JavaScript. Patterns come from
 * files, so only those pass that cannot take long: no repeated groups, few choices, repetitions of bounded length.
 * @module
 */

import { WHITE, WORD, WORD_EDGE } from "../python/chars.ts";

const TOKEN = /\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|\(\?[:=!]|\(\?|[*+?]\??|\{\d+,?\d*\}\??|[^]/gu;
const REPETITION = /^(?:[*+?]|\{\d)/;

const MOST_CHARS = 500;
const MOST_REPEATS = 1024;
/** Ways to match at one place, in bits. */
const MOST_CHOICES = 14;

/** Escapes that have a meaning inside of a class too, there without their brackets. */
const CLASSES: Readonly<Record<string, string>> = { "\\w": WORD, "\\d": "\\p{Nd}", "\\s": WHITE };

/** What JavaScript writes in another way. */
const REWRITTEN: Readonly<Record<string, string>> = {
  "\\w": `[${WORD}]`,
  "\\W": `[^${WORD}]`,
  "\\d": "\\p{Nd}",
  "\\D": "\\P{Nd}",
  "\\s": `[${WHITE}]`,
  "\\S": `[^${WHITE}]`,
  "\\b": WORD_EDGE,
  "\\B": `(?!${WORD_EDGE})`,
  "\\A": "^",
  "\\Z": "$",
  ".": "[^\\n]",
  "$": "(?=\\n?$)",
};

/** A Python pattern for `search`, `findall` and `split`; `null` where it does not compile, or could take too long. */
export function pythonRegex(pattern: string, flags: "g" | "gi"): RegExp | null {
  const tokens = pattern.length > MOST_CHARS ? [] : pattern.match(TOKEN) ?? [];
  const parts = tokens.map((token, at) =>
    REPETITION.test(token) ? repetition(token, tokens[at - 1]) : atom(token)
  );
  if (tokens.length === 0 || parts.includes(null) || isSlow(tokens)) return null;
  try {
    return new RegExp(parts.join(""), `${flags}u`);
  } catch {
    return null;
  }
}

function isSlow(tokens: readonly string[]): boolean {
  const alternative = tokens.some((token) => token.startsWith("(")) ? 1 : 0;
  const choices = tokens.reduce(
    (sum, token) => sum + (token === "|" ? alternative : choicesOf(token)),
    0,
  );
  return choices > MOST_CHOICES;
}

/** In bits. */
function choicesOf(token: string): number {
  return REPETITION.test(token) ? Math.log2(1 + rangeOf(token).most) : 0;
}

/** How often a token lets the one before it repeat; no limit is `MOST_REPEATS`. */
function rangeOf(token: string): { readonly least: number; readonly most: number } {
  const [, first, comma, last] = /^\{(\d+)(,?)(\d*)\}/.exec(token) ?? [];
  if (first === undefined) {
    return { least: token.startsWith("+") ? 1 : 0, most: token.startsWith("?") ? 1 : MOST_REPEATS };
  }
  const most = comma === "" ? first : last || MOST_REPEATS;
  return { least: Number(first), most: Number(most) };
}

function repetition(token: string, repeated: string | undefined): string | null {
  const { least, most } = rangeOf(token);
  if (least > most || most > MOST_REPEATS || (repeated === ")" && most > 1)) return null;
  return `{${least},${most}}${/.\?$/.test(token) ? "?" : ""}`;
}

function atom(token: string): string | null {
  if (Object.hasOwn(REWRITTEN, token)) return REWRITTEN[token] ?? null;
  if (token.startsWith("[")) return characterClass(token);
  if (/^(?:\(|\)|\||\^|\(\?[:=!])$/.test(token)) return token;
  return token === "(?" ? null : literal(token);
}

function characterClass(token: string): string | null {
  const [, not, inside = ""] = /^\[(\^?)([^]+)\]$/.exec(token) ?? [];
  if (not === undefined) return null;
  const parts = (inside.match(/\\[^]|[^]/gu) ?? []).map((part) =>
    part === "-" ? part : CLASSES[part] ?? literal(part)
  );
  return parts.includes(null) ? null : `[${not}${parts.join("")}]`;
}

/** One character, escaped or not, as it must be escaped; an escape that only Python knows is `null`. */
function literal(token: string): string | null {
  if (/^\\[nrtfv]$/.test(token)) return token;
  if (/^\\[\p{L}\p{N}]$/u.test(token)) return null;
  const char = token.length > 1 ? token.replace(/^\\/, "") : token;
  return /^[\^$\\.*+?()[\]{}|/]$/.test(char) ? `\\${char}` : char === "-" ? "\\x2d" : char;
}
