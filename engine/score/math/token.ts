/**
 * A surface cut into tokens. Digits become exact numbers here, with their separators, exponents and repeating parts;
 * runs of letters become functions, variables or words. Bounded: 1,024 tokens.
 * @module
 */

import { combine, power, type Rational, rational } from "./rational.ts";
import { closingBrace } from "./surface.ts";
import { CONSTANTS, FILLERS, FUNCTIONS, JOINERS, unitOf } from "./words.ts";

/** One token. */
export type Token =
  | { readonly kind: "number"; readonly value: Rational; readonly digits: number }
  | { readonly kind: "symbol"; readonly name: string }
  /** A function, or a command with arguments in braces. */
  | { readonly kind: "call"; readonly name: string }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string };

/** How digits are read. */
export interface TokenOptions {
  /** `1,234` is one number, not two. */
  readonly grouping: boolean;
}

const MAX_TOKENS = 1024;
const GROUPED = /(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?!\d)(?:\.\d+)?/y;
const PLAIN = /\d*\.(?=\s*\\(?:overline|bar|dot))|\d+(?:\.\d+)?|\.\d+/y;
const EXPONENT = /[eE]([+-]?\d{1,3})(?![\d.])/y;
const REPEATING = /\s*(?:\\(?:overline|bar|dot)\s*\{?\s*(\d+)\s*\}?|\((\d+)\)(?=\s*$))/y;
const DOTS = /\s*(?:\.{3}|\\[lc]?dots(?![a-z]))/y;
const LETTERS = /\p{L}+/uy;
const COMMAND = /\\(?:[a-zA-Z]+|.)/suy;

/** Commands whose braces hold text or letters in another face. */
const FACES =
  /^\\(?:text|mbox|textbf|textit|textrm|textsf|mathrm|mathbf|mathit|mathsf|mathbb|mathcal|operatorname|rm|bf|hbox)$/;

/** Commands that are marks of the grammar. */
const MARKS: ReadonlyMap<string, string> = new Map(Object.entries({
  "\\cdot": "*",
  "\\times": "*",
  "\\ast": "*",
  "\\div": "/",
  "\\pm": "±",
  "\\mp": "∓",
  "\\le": "≤",
  "\\leq": "≤",
  "\\leqslant": "≤",
  "\\ge": "≥",
  "\\geq": "≥",
  "\\geqslant": "≥",
  "\\lt": "<",
  "\\gt": ">",
  "\\ne": "≠",
  "\\neq": "≠",
  "\\approx": "≈",
  "\\equiv": "≡",
  "\\in": "∈",
  "\\cup": "∪",
  "\\cap": "∩",
  "\\{": "{{",
  "\\}": "}}",
  "\\langle": "(",
  "\\rangle": ")",
  "\\lvert": "|",
  "\\rvert": "|",
  "\\vert": "|",
  "\\|": "||",
  "\\lfloor": "⌊",
  "\\rfloor": "⌋",
  "\\lceil": "⌈",
  "\\rceil": "⌉",
  "\\%": "%",
  "\\degree": "°",
  "\\\\": "\\\\",
  "\\&": "&",
  "\\colon": ":",
  "\\lor": ",",
  "\\vee": ",",
  "\\land": ",",
  "\\backslash": "\\",
  "\\setminus": "\\",
  "\\_": "_",
  "\\#": "#",
}));

const ASCII_MARKS = /<=|>=|!=|==|[-+*/^_()[\]{}<>=,;:|!&%'#?]/y;
const SAME_MARK: Readonly<Record<string, string>> = {
  "<=": "≤",
  ">=": "≥",
  "!=": "≠",
  "==": "=",
  ";": ",",
};

/** Where the cutting is. */
interface Cut {
  readonly text: string;
  readonly options: TokenOptions;
  readonly tokens: Token[];
  at: number;
  depth: number;
}

function matchAt(cut: Cut, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cut.at;
  const found = pattern.exec(cut.text);
  if (found) cut.at = pattern.lastIndex;
  return found;
}

function push(cut: Cut, token: Token): void {
  if (cut.tokens.length >= MAX_TOKENS) throw new RangeError("Cannot read: too many tokens");
  cut.tokens.push(token);
}

function decimal(digits: string): Rational {
  const [whole = "", part = ""] = digits.split(".");
  return rational(BigInt(whole + part || "0"), 10n ** BigInt(part.length));
}

/** `0.1\overline{6}` is 1/6: the repeating part over as many nines. */
function repeating(digits: string, part: string): Rational {
  const places = digits.split(".")[1]?.length ?? 0;
  const nines = 10n ** BigInt(part.length) - 1n;
  const tail = rational(BigInt(part), nines * 10n ** BigInt(places));
  return combine(decimal(digits), "+", tail);
}

/** The shortest part that repeats to the end of `0.1333`, and what stands before it. */
function periodOf(digits: string): { readonly head: string; readonly part: string } | undefined {
  const found = /^(\d*\.\d*?)(\d{1,6}?)\2+$/.exec(digits);
  const [, head, part] = found ?? [];
  if (head === undefined || part === undefined) return;
  return digits.length - head.length >= 3 ? { head, part } : undefined;
}

function cutRepeating(cut: Cut, digits: string): Rational | undefined {
  if (!digits.includes(".")) return;
  const marked = matchAt(cut, REPEATING);
  if (marked) return repeating(digits, marked[1] ?? marked[2] ?? "0");
  const period = periodOf(digits);
  if (matchAt(cut, DOTS) && period) return repeating(period.head, period.part);
}

function cutNumber(cut: Cut): boolean {
  const grouped = cut.options.grouping && cut.depth === 0 ? matchAt(cut, GROUPED) : null;
  const found = grouped ?? matchAt(cut, PLAIN);
  if (!found) return false;
  const digits = found[0].replaceAll(",", "");
  const exact = cutRepeating(cut, digits);
  if (exact) {
    push(cut, { kind: "number", value: exact, digits: 0 });
    return true;
  }
  const exponent = matchAt(cut, EXPONENT)?.[1];
  const scale = power(rational(10n), Number(exponent ?? 0));
  const significant = digits.includes(".") ? digits.replace(/^0*\.?0*|\./g, "").length : 0;
  push(cut, { kind: "number", value: combine(decimal(digits), "*", scale), digits: significant });
  return true;
}

function cutWord(cut: Cut, word: string): void {
  const small = word.toLowerCase();
  if (JOINERS.has(small)) push(cut, { kind: "mark", text: "," });
  else push(cut, { kind: "word", text: small });
}

/** A run of letters: a function, a constant, a word, or the variables of a product. */
function cutLetters(cut: Cut, letters: string): void {
  const name = CONSTANTS.get(letters);
  if (name) push(cut, { kind: "symbol", name });
  else if (FUNCTIONS.has(letters)) push(cut, { kind: "call", name: letters });
  else if (isWord(letters)) cutWord(cut, letters);
  else for (const letter of letters) push(cut, { kind: "symbol", name: nameOf(letter) });
}

function nameOf(letter: string): string {
  return GREEK_NAMES[letter.charCodeAt(0) - 0x3b1] ?? letter;
}

function isWord(letters: string): boolean {
  if (!/^[\p{ASCII}\p{Script=Greek}]+$/u.test(letters)) return true;
  if (letters.length === 1) return false;
  const small = letters.toLowerCase();
  return letters.length > 3 || JOINERS.has(small) || FILLERS.has(small) ||
    unitOf(small) !== undefined || /^(?:not|odd|yes|no)$/.test(small);
}

/** Text in braces: words, unless a number, a letter or letters in brackets are all there is. */
function cutFace(cut: Cut, command: string): void {
  const open = cut.text.indexOf("{", cut.at);
  if (open < 0 || cut.text.slice(cut.at, open).trim() !== "") return;
  const close = closingBrace(cut.text, open);
  if (close === undefined) return;
  const inside = cut.text.slice(open + 1, close);
  cut.at = close + 1;
  const words = /^\\(?:text|mbox|hbox)/.test(command) && /\p{L}{2}/u.test(inside);
  if (!words) return cutInto(cut, inside);
  for (const word of inside.match(/\p{L}+|[\d.]+|[,/%^]/gu) ?? []) {
    if (/\p{L}/u.test(word)) cutWord(cut, word);
    else cutInto(cut, word);
  }
}

/** Tokens of a part, in place of it. */
function cutInto(cut: Cut, text: string): void {
  const part: Cut = { ...cut, text, at: 0 };
  cutAll(part);
}

function cutCommand(cut: Cut, command: string): void {
  const mark = MARKS.get(command);
  if (mark) return cutMark(cut, mark);
  if (FACES.test(command)) return cutFace(cut, command);
  const name = command.slice(1);
  if (!/^[a-zA-Z]+$/.test(name)) throw new RangeError("Cannot read: an unknown sign");
  const constant = CONSTANTS.get(name);
  if (constant) push(cut, { kind: "symbol", name: constant });
  else if (COMMANDS.has(name) || FUNCTIONS.has(name)) push(cut, { kind: "call", name });
  else if (GREEK.test(name)) push(cut, { kind: "symbol", name });
  else throw new RangeError("Cannot read: an unknown command");
}

const COMMANDS: ReadonlySet<string> = new Set([
  "frac",
  "binom",
  "begin",
  "end",
  "angle",
  "triangle",
  "overline",
  "bar",
  "vec",
  "hat",
  "widehat",
  "tilde",
  "overrightarrow",
]);

/** From α on, in the order of Unicode. */
const GREEK_NAMES =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega"
    .split(" ");

const GREEK =
  /^(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|rho|sigma|tau|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Sigma|Phi|Psi|Omega|ell)$/;

function cutMark(cut: Cut, mark: string): void {
  if (/^(?:\(|\[|\{\{)$/.test(mark)) cut.depth++;
  else if (/^(?:\)|\]|\}\})$/.test(mark)) cut.depth--;
  push(cut, { kind: "mark", text: mark });
}

function cutOne(cut: Cut): void {
  if (matchAt(cut, /\s+/y) || cutNumber(cut)) return;
  const command = matchAt(cut, COMMAND);
  if (command) return cutCommand(cut, command[0]);
  const letters = matchAt(cut, LETTERS);
  if (letters) return cutLetters(cut, letters[0]);
  const mark = matchAt(cut, ASCII_MARKS)?.[0];
  if (!mark) throw new RangeError("Cannot read: an unknown sign");
  cutMark(cut, SAME_MARK[mark] ?? mark);
}

function cutAll(cut: Cut): void {
  while (cut.at < cut.text.length) cutOne(cut);
}

/** The tokens of a surface. Throws a RangeError where it has signs of no known meaning, or too many. */
export function tokensOf(text: string, options: TokenOptions): readonly Token[] {
  const cut: Cut = { text, options, tokens: [], at: 0, depth: 0 };
  cutAll(cut);
  return cut.tokens;
}
