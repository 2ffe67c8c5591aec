/**
 * The numbers of a text, each read whole or not at all: `1,000` holds no `000`, `m^2` no `2`, `x1` no `1`.
 * Scanning takes time linear in the text.
 * @module
 */

import { anyOf } from "../pattern.ts";
import { isAside } from "./aside.ts";
import { digitsOf, NOTATION } from "./notation.ts";
import { type Scaled, scaled } from "./scale.ts";
import { negatedIf } from "./value.ts";

/** A number as it stands in a text; its values are spelt as in value.ts. */
export interface Numeral extends Scaled {
  readonly start: number;
  /** Whether it counts, labels or qualifies something else: `2.` of a list, `3rd`, `step 4`. */
  readonly aside: boolean;
}

/** Every number of a folded text, in order. */
export function numerals(text: string): readonly Numeral[] {
  const comma = hasDecimalComma(text);
  const found: Numeral[] = [];
  for (const match of text.matchAll(NOTATION)) {
    const isRead = match.groups?.["moment"] === undefined &&
      match.index >= (found.at(-1)?.end ?? 0);
    const numeral = isRead ? numeralOf(text, match, comma) : undefined;
    if (numeral) found.push(numeral);
  }
  return found;
}

function numeralOf(text: string, match: RegExpExecArray, comma: boolean): Numeral | undefined {
  const { index } = match;
  const digits = digitsOf(match, text, comma);
  if (digits.value === undefined) return;
  const { end, value, others } = scaled(text, {
    start: index,
    end: digits.end,
    value: digits.value,
  });
  const { start, isNegative } = signBefore(text, index);
  return {
    start,
    end,
    value: negatedIf(isNegative, value),
    others: others.map((other) => negatedIf(isNegative, other)),
    aside: isAside(text, index, end),
  };
}

const wordsOf = (list: string): RegExp =>
  new RegExp(`(?<!\\p{L})${anyOf(...list.split(" "))}(?!\\p{L})`, "giu");
/** Frequent words of languages that write decimals with a comma. */
const CONTINENTAL = wordsOf(
  "der das ist und sind antwort ergebnis also beträgt kostet insgesamt est donc réponse les des du sont el los las es " +
    "respuesta cuesta é são resposta il sono risposta het een antwoord jawaban adalah jadi ответ составляет равно",
);
const ENGLISH = wordsOf("the is of and so are answer total in to each");
/** As much of a text as tells its language. */
const HEAD = 4000;

function hasDecimalComma(text: string): boolean {
  if (!/\d[.,]\d/.test(text)) return false;
  const head = text.slice(0, HEAD);
  return (head.match(CONTINENTAL)?.length ?? 0) > (head.match(ENGLISH)?.length ?? 0);
}

const SIGN = /([-+–])(?:\\?[$€£¥₹]|\\,|\()?$|(?<=[:=({]\s?\$?)(-)\s$/;
const SIGN_WORD = /(?:(?<![a-z])(?:minus|negative|moins|menos)|负|負)\s{0,2}(?:\\?\$)?$/i;
/** Behind a number or a bracket a sign is an operator, or the dash of a range. */
const OPERAND = /[\w)\]}%°]$|[\d)]\s+$/;

function signBefore(text: string, index: number): { start: number; isNegative: boolean } {
  const before = text.slice(Math.max(0, index - 16), index);
  const match = SIGN.exec(before) ?? SIGN_WORD.exec(before);
  if (!match) return { start: index, isNegative: false };
  const lead = before.slice(0, match.index);
  const isWordDash = match[1] === "–" && !/(?:^|[\s=($])$/.test(lead);
  if (OPERAND.test(lead) || isWordDash) return { start: index, isNegative: false };
  return { start: index - before.length + match.index, isNegative: match[1] !== "+" };
}
