/**
 * One spelling for the many of the same notation: wrappers, spaces, sizes, full-width and Unicode signs, currency.
 * Text in, text out; the meaning of nothing changes. Bounded by the length of the answer.
 * @module
 */

/** Longest answer that is read, in UTF-16 units. */
export const MAX_LENGTH = 4096;

/** `152A_{11}`: digits and their base. */
export const NUMERAL = /^([0-9A-Z.]+)_\{?(\d+)\}?$/;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const VULGAR: Readonly<Record<string, string>> = {
  "½": "1}{2",
  "⅓": "1}{3",
  "⅔": "2}{3",
  "¼": "1}{4",
  "¾": "3}{4",
  "⅕": "1}{5",
  "⅖": "2}{5",
  "⅗": "3}{5",
  "⅘": "4}{5",
  "⅙": "1}{6",
  "⅚": "5}{6",
  "⅛": "1}{8",
  "⅜": "3}{8",
  "⅝": "5}{8",
  "⅞": "7}{8",
};

/** Before the compatible forms of Unicode are folded, which would lose them. */
const SIGNS: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/[⁰¹²³⁴-⁹]+/g, (found) => `^{${[...found].map((c) => SUPERSCRIPTS.indexOf(c)).join("")}}`],
  [/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/g, (found) => `\\frac{${VULGAR[found]}}`],
  [/√\s*\d+/g, (found) => `\\sqrt{${found.slice(1).trim()}}`],
  [/√/g, "\\sqrt "],
  [/π/g, "\\pi "],
  [/∞/g, "\\infty "],
  [/[×·⋅∙✕]/g, "*"],
  [/[÷∕⁄]/g, "/"],
  [/[−–—﹣－]/g, "-"],
  [/±/g, "\\pm "],
  [/[≤≦⩽]/g, "\\le "],
  [/[≥≧⩾]/g, "\\ge "],
  [/≠/g, "\\ne "],
  [/≈/g, "\\approx "],
  [/∪/g, "\\cup "],
  [/∩/g, "\\cap "],
  [/∈/g, "\\in "],
  [/∅/g, "\\emptyset "],
  [/[°º˚]/g, "^\\circ "],
  [/…/g, "\\ldots "],
  [/[，、；]/g, ", "],
  [/[。｡]/g, "."],
  [/[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, "\\,"],
];

/** Sizes, spaces and colours: what changes how a thing looks, never what it is. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/\\\$|[€£¥₹]/g, " "],
  [/\$\$?|(?<!\\)\\[()[\]]/g, " "],
  [/\\(?:left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|limits|boldsymbol)(?![a-z])/g, ""],
  [/\*\*|__|`/g, ""],
  [/(?<=\d)(?:\{,\}|,?\\!|\\[,;:]|,~)(?=\d{3}(?!\d))/g, ""],
  [/(?<=(?<![\d.])\d{1,3}) (?=\d{3}(?![\d/]))/g, ""],
  [/(?<!\\)\\[!,;:> ]|~|\\q?quad(?![a-z])|\\(?:thin|med|thick)space(?![a-z])/g, " "],
  [/\\[dtc]frac(?![a-z])/g, "\\frac"],
  [/\\frac\s*(\d)\s*(\d)/g, "\\frac{$1}{$2}"],
  [/\\frac\s*(\d)\s*(?=[{\\])/g, "\\frac{$1}"],
  [/\\log_(\d)(?=\d)/g, "\\log_{$1} "],
  [/\^\s*\{\s*\\(?:circ|degree)\s*\}|\^?\s*\\(?:circ|degree)(?![a-z])/g, "\\degree "],
  [/\\lbrack(?![a-z])/g, "["],
  [/\\rbrack(?![a-z])/g, "]"],
  [/\\lbrace(?![a-z])/g, "\\{"],
  [/\\rbrace(?![a-z])/g, "\\}"],
];

const BOX = /^\\(?:boxed|fbox)\s*\{/;

/** Where the brace that opens at `open` closes; `undefined` where it never does. */
export function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return at;
  }
}

function unboxed(text: string): string {
  const box = BOX.exec(text)?.[0];
  if (!box) return text;
  const close = closingBrace(text, box.length - 1);
  return close === text.length - 1 ? unboxed(text.slice(box.length, close).trim()) : text;
}

function trimmed(text: string): string {
  return text.trim().replace(/(?:(?<!\.\.)[.,;:]|\\\\|\s)+$/, "").trim();
}

/** The answer in one spelling; empty where nothing is left, `undefined` where it is too long to read. */
export function surfaceOf(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return;
  let clean = text.replace(/(?<=[\d)}a-zA-Z])\*\*(?=[\d(a-zA-Z{-])/g, "^");
  for (const [found, instead] of SIGNS) clean = clean.replace(found, instead as string);
  clean = clean.normalize("NFKC");
  for (const [found, instead] of LOOKS) clean = clean.replace(found, instead);
  return trimmed(unboxed(trimmed(clean)));
}
