/**
 * Letters as a reply writes them: alone, in brackets or bold, with their choice's text, one of several.
 * @module
 */

import { anyOf, endOf, matchAt } from "../pattern.ts";
import { comparable, type Options } from "./options.ts";

/** A letter and its place in a text. */
export interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** What is named at a place: a letter, several that are offered or one that is not listed, or nothing of the kind. */
export type Named = Letter | "undecided" | undefined;

const { raw } = String;

/** What may stand between a mark and its letter. */
const FILLER = new RegExp(
  anyOf(
    "[\\s*_\"'`$()\\[\\]{}<>|:=,【】「」『』《》→]",
    raw`\\(?:[a-zA-Z]{1,12}|[^a-zA-Z]|$)`,
    raw`[-–—•·]\s`,
    anyOf(
      "options?|choices?|answers?|letters?|statement|item|number|the|is|be|either|both",
      "clearly|definitely|therefore|thus|hence|then|indeed|probably|most likely|likely|in fact",
      "actually|simply|just|lettre|antwort|réponse|opción|opção|letra|la|die|der|das|ist|est|es|wohl",
    ) + raw`(?!\p{L})`,
    "选项|选|是|为|应该?|第",
  ) + "{0,24}",
  "iuy",
);
/** No letter of a word, an initialism, a compound or a contraction. */
const LETTER = new RegExp(
  "[A-Za-z](?!" +
    ["[A-Za-zÀ-ɏͰ-ԯ0-9#]", "_[A-Za-z0-9]", "'[A-Za-z]", "-[A-Za-z]", raw`\.[A-Za-z]\.`, raw`\+\+`]
      .join("|") +
    ")",
  "y",
);
/** A lower-case letter is a choice where nothing but punctuation follows. */
const LOWER_END = /\s{0,2}(?:[.)\]}*,:;!"'。]|$|\n)/y;
const QUESTIONED = /[)*\]"'\s]{0,3}\?/y;
const RUN = /[A-Z]{2,6}(?![A-Za-z0-9_])/y;
const CONJUNCTION = new RegExp(
  raw`[\s*_)\]}"'.]{0,6}` + anyOf(
    raw`(?<either>,? ?\b(?:or|and\/or|oder|ou|o|u|atau|или)\b|或者?|还是|和|与|及|、)`,
    raw`,? ?\b(?:and|und|et|y|e|dan|и)\b|[/&+]|,`,
  ) +
    raw`[\s*_([{$"'\\]{0,6}(?:(?:maybe|possibly|perhaps|even|option|choice|also|选项)\s)?[*("']{0,3}`,
  "iuy",
);
const WORD_AFTER = /\s[a-z']/y;
/** Words that may follow the letter A, where it is no article. */
const CONNECTIVE = new RegExp(
  raw`\s` + anyOf(
    "because|since|as|is|was|are|for|due|which|given|based|according|and|or|but|not|only|too|also",
    "in|from|by|on|with|while|whereas|if|when|per|after|here|instead|rather|this|that|it|the|we|they",
    "would|will|must|should|can|both|option|choice|correctly",
  ) + raw`\b`,
  "y",
);
/** What follows the pronoun I. */
const PRONOUN = /\s[a-z]|'/y;

/** Where a letter may stand behind a mark at `at`, past brackets and fillers. */
export function filledTo(text: string, at: number): number {
  return endOf(FILLER, text, at) ?? at;
}

/** What is named right behind a mark at `at`, whatever brackets or fillers lie between. */
export function namedAt(text: string, at: number, options: Options): Named {
  const start = filledTo(text, at);
  const end = endOf(LETTER, text, start);
  if (end === undefined) return isRun(text, start, options) ? "undecided" : undefined;
  const written = text.slice(start, end);
  const named = { letter: written.toUpperCase(), start, end };
  const isPlain = endOf(LOWER_END, text, end) !== undefined;
  if (written !== named.letter && !isPlain) return;
  if (!options.letters.has(named.letter)) {
    return isPlain && isChoice(written) ? "undecided" : undefined;
  }
  if (isWord(text, named, options) || endOf(QUESTIONED, text, end) !== undefined) return;
  return isOneOfSeveral(text, named, options) ? "undecided" : named;
}

/** Whether letters stand together: `AB`. */
function isRun(text: string, start: number, { letters }: Options): boolean {
  const end = endOf(RUN, text, start);
  return end !== undefined && [...text.slice(start, end)].every((letter) => letters.has(letter));
}

/** Whether a letter that is not listed is meant as a choice: X stands for one, and I for the writer. */
function isChoice(written: string): boolean {
  return /[A-HJ-WYZ]/.test(written);
}

/** Whether A is an article here, or I a pronoun. */
export function isWord(text: string, { letter, end }: Letter, { texts }: Options): boolean {
  if (letter === "I") return endOf(PRONOUN, text, end) !== undefined;
  if (letter !== "A" || endOf(WORD_AFTER, text, end) === undefined) return false;
  if (endOf(CONNECTIVE, text, end) !== undefined) return false;
  const own = texts.get("A");
  return own === undefined || !comparable(text.slice(end, end + own.length + 8)).startsWith(own);
}

function isOneOfSeveral(text: string, { letter, end }: Letter, { letters }: Options): boolean {
  const conjunction = matchAt(CONJUNCTION, text, end);
  if (!conjunction) return false;
  const at = CONJUNCTION.lastIndex;
  const after = endOf(LETTER, text, at);
  const other = text[at] ?? "";
  if (after === undefined || other === letter || !letters.has(other)) return false;
  return conjunction.groups?.["either"] !== undefined ||
    endOf(WORD_AFTER, text, after) === undefined;
}
