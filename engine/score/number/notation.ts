/**
 * How a number is written: digits in groups, decimals, fractions, and the powers behind them. Signs, units and words of
 * scale are elsewhere.
 * @module
 */

import { anyOf, endOf, matchAt } from "../pattern.ts";
import { MOMENT } from "./aside.ts";
import { decimal, negatedIf, power, ratio, shifted } from "./value.ts";

/** The digits of a number. */
export interface Digits {
  readonly end: number;
  /** Without its sign; `undefined` for one that is too long, or divided by zero. */
  readonly value: string | undefined;
}

const { raw } = String;

const SEPARATOR = anyOf("[,'\u066c\uff0c\u00a0\u2007\u2009\u202f ]", raw`\{,\}`, raw`\\[,;: ]`);
const GROUPED =
  raw`(?<grouped>\d{1,3}(?<sep>${SEPARATOR})\d{3}(?:\k<sep>\d{3}){0,60})(?!\d|-[a-z])`;
const LAKH = raw`(?<lakh>\d{1,2}(?:,\d{2}){1,30},\d{3})(?!\d)`;
const DOTTED = raw`(?<dotted>\d{1,3}(?:\.\d{3}){1,30}),(?<cents>\d{1,2})(?!\d)`;
const DOTS = raw`(?<dots>\d{1,3}(?:\.\d{3}){2,30})(?![.,]?\d)`;
const BRACED = raw`\s?\{\s?(?<n>-?\d{1,40})\s?\}\s?\{\s?(?<d>\d{1,40})\s?\}`;
const FRACTION = raw`\\[dtc]?frac(?:\s?(?<n1>\d)\s?(?<d1>\d)|${BRACED})`;
const VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
const VULGAR_VALUES = "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(" ");
const CODES = anyOf(..."USD EUR GBP INR CNY RMB AUD CAD NZD CHF US Rs RM Ksh kr".split(" "));
/** No digit inside a word or behind the sign of an exponent begins a number, except behind a currency's code. */
const BEGIN = anyOf(
  raw`(?<![A-Za-z^\d${VULGAR}]|[\w)}]_|\d\.|[\^_]\{-?|\^-)`,
  raw`(?<=(?<![A-Za-z])${CODES})`,
);
const NUMBER = anyOf(
  FRACTION,
  LAKH + raw`(?:\.(?<lakhPart>\d+))?`,
  DOTTED,
  DOTS,
  GROUPED + raw`(?:\.(?<groupedPart>\d+))?`,
  raw`(?<whole>\d+)(?:\.(?<part>\d+))?`,
  raw`(?<=^|[^\w.])\.(?<only>\d+)`,
  `(?<vulgar>[${VULGAR}])`,
);

/** Every number of a text, and the dates and times, which are none and have the group `moment`. */
export const NOTATION: RegExp = new RegExp(`(?<moment>${MOMENT})|${BEGIN}${NUMBER}`, "gu");

/** A place behind the digits of a number. */
interface Spot {
  readonly text: string;
  readonly end: number;
  /** Whether the text's language writes decimals with a comma. */
  readonly comma: boolean;
}

/** The digits of a match of `NOTATION`, with what belongs to them. */
export function digitsOf(match: RegExpExecArray, text: string, comma: boolean): Digits {
  const groups = match.groups ?? {};
  const end = match.index + match[0].length;
  const whole = groups["whole"];
  if (whole !== undefined) return plain(whole, groups["part"], { text, end, comma });
  const above = groups["n"] ?? groups["n1"];
  if (above !== undefined) {
    return { end, value: fraction(above, groups["d"] ?? groups["d1"] ?? "") };
  }
  const vulgar = groups["vulgar"];
  if (vulgar !== undefined) return { end, value: fraction(...vulgarParts(vulgar)) };
  const grouped = groups["grouped"] ?? groups["lakh"] ?? groups["dots"] ?? groups["dotted"] ?? "";
  const part = groups["only"] ?? groups["groupedPart"] ?? groups["lakhPart"] ?? groups["cents"];
  return raised(text, { end, value: decimal(grouped.replace(/\D/g, ""), part) });
}

const COMMA_PART = /,(\d{1,2}|\d{4,9})(?![\d,])/y;
const EURO_PART = /,(\d{2})(?=\s?€)/y;

function plain(whole: string, part: string | undefined, { text, end, comma }: Spot): Digits {
  if (part !== undefined) {
    const isGroup = comma && part.length === 3 && whole.length <= 3 && whole !== "0";
    return raised(text, { end, value: isGroup ? decimal(whole + part) : decimal(whole, part) });
  }
  const after = endOf(comma ? COMMA_PART : EURO_PART, text, end);
  if (after !== undefined) {
    return raised(text, { end: after, value: decimal(whole, text.slice(end + 1, after)) });
  }
  return divided(text, whole, end) ?? raised(text, { end, value: decimal(whole) });
}

const SLASH = /\s?\/\s?(\d{1,40})(?![.,]?\d|\s?\/|[A-Za-z])/y;
const MIXED = new RegExp(
  anyOf(
    raw`(?:\s|\\[ ,])?\\[dtc]?frac\s?\{(?<n>\d{1,9})\}\s?\{(?<d>\d{1,9})\}`,
    raw`\s(?<n1>\d{1,4})\/(?<d1>\d{1,4})(?![\d/])`,
    `\\s?(?<vulgar>[${VULGAR}])`,
  ),
  "yu",
);

/** A whole number with a fraction behind it, or over another one. */
function divided(text: string, whole: string, end: number): Digits | undefined {
  const match = matchAt(MIXED, text, end);
  if (match) {
    const { n, n1 = n, d, d1 = d, vulgar } = match.groups ?? {};
    const [above, below] = vulgar === undefined ? [n1 ?? "", d1 ?? ""] : vulgarParts(vulgar);
    return { end: MIXED.lastIndex, value: ratio(above, below, whole) };
  }
  const below = matchAt(SLASH, text, end)?.[1];
  return below === undefined ? undefined : { end: SLASH.lastIndex, value: fraction(whole, below) };
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const RAISED = new RegExp(`[${SUPERSCRIPTS}]{1,3}`, "y");
const E_NOTATION = /[eE]([+-]?\d{1,4})(?![\w.])/y;
const TIMES_TEN = new RegExp(
  raw`\s?(?:×|x|\*|\\times|\\cdot|·)\s?10` +
    raw`(?:\s?\^\s?\{?\s?([+-]?\d{1,4})\s?\}?|([⁻⁺]?[${SUPERSCRIPTS}]{1,4}))`,
  "y",
);
const POWER = /\s?(?:\^|\*\*(?=\d))\s?(?:\{\s?(\d{1,3})\s?\}|(\d{1,3}))(?!\d|\.\d)/y;

/** A number with the power behind it: `1.2e3`, `1.2 × 10³`, `10^6`, `5²`. */
function raised(text: string, digits: Digits): Digits {
  const { end, value } = digits;
  if (value === undefined) return digits;
  const exponent = matchAt(E_NOTATION, text, end)?.[1];
  if (exponent !== undefined) {
    return { end: E_NOTATION.lastIndex, value: shifted(value, Number(exponent)) };
  }
  const ten = matchAt(TIMES_TEN, text, end);
  if (ten) {
    const power = Number(ten[1] ?? lowered(ten[2] ?? ""));
    return { end: TIMES_TEN.lastIndex, value: shifted(value, power) };
  }
  const small = matchAt(RAISED, text, end)?.[0];
  if (small !== undefined) {
    return { end: RAISED.lastIndex, value: power(value, Number(lowered(small))) };
  }
  const caret = matchAt(POWER, text, end);
  return caret
    ? { end: POWER.lastIndex, value: power(value, Number(caret[1] ?? caret[2])) }
    : digits;
}

function lowered(superscripts: string): string {
  return superscripts.replace("⁻", "-").replace("⁺", "")
    .replace(/[^-]/g, (mark) => `${SUPERSCRIPTS.indexOf(mark)}`);
}

function vulgarParts(vulgar: string): readonly [string, string] {
  const [above = "", below = ""] = (VULGAR_VALUES[VULGAR.indexOf(vulgar)] ?? "").split("/");
  return [above, below];
}

function fraction(above: string, below: string): string | undefined {
  const value = ratio(above.replace("-", ""), below);
  return value && negatedIf(above.startsWith("-"), value);
}
