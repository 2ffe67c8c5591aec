/**
 * What the simulated model reads and says: words, each of which is one token.
 *
 * The list holds words that are a single token of common vocabularies with and without a space before them, so that a
 * client's own tokenizer counts what `usage` says.
 * @module
 */

import { newRandom } from "../stats/random.ts";

const WORDS =
  ("the of and to in is that for it as was with be by on not he his but at are this have from or had an they which " +
    "one you were all her she there would their we him been has when who will no more if out so up said what its " +
    "about than into them can only other time new some could these two may first then do any like my now over such " +
    "our man me even most made after also did many off before must well back through years where much your way down " +
    "should because long each just state those people too how little good world make very year still see own work " +
    "life both between being under three never know same last another while great go come since against right came " +
    "house place during high without again home around small however found part school thought once upon left every " +
    "number hand course water until always away public something fact less though far head think almost end night " +
    "yet better nothing eyes city look side find name later young white black light stone river green field wind " +
    "song door north rain winter summer").split(" ");

/** Makes an endless, seeded run of words; the same seed gives the same words. */
export function newWords(seed: number): () => string {
  const random = newRandom(seed);
  return () => WORDS[Math.floor(random() * WORDS.length)] as string;
}

/** 32-bit number made of bytes: FNV-1a, 32 bits (Fowler, Noll, Vo). */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

const BLANK = 0;
const WORD = 1;
const SIGN = 2;
const IDEOGRAPHS = 0x2e80;

function kindOf(code: number): number {
  if (code <= 0x20 || code === 0xa0) return BLANK;
  if (code >= 0x80) return code < IDEOGRAPHS ? WORD : SIGN;
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) ? WORD : SIGN;
}

/**
 * Tokens of a text, as the simulated model counts them: each run of letters and digits is one, and so is every other
 * visible character; from U+2E80 on (Chinese, Japanese, Korean, symbols) each UTF-16 unit is one.
 */
export function tokensOf(text: string): number {
  let tokens = 0;
  let before = BLANK;
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === SIGN || (kind === WORD && before !== WORD)) tokens++;
    before = kind;
  }
  return tokens;
}

/**
 * Where the tokens of a text end, as {@linkcode tokensOf} counts them: blanks go with the token behind them, those at the
 * end with the last one. Never inside a surrogate pair, so the first half of one is a token without text.
 */
export function tokenEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let before = BLANK;
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === SIGN) ends.push(isFirstHalf(text, i) ? i : i + 1);
    else if (kind === WORD) ends[before === WORD ? ends.length - 1 : ends.length] = i + 1;
    before = kind;
  }
  return ends.length === 0 ? ends : ends.with(-1, text.length);
}

function isFirstHalf(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
