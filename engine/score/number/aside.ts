/**
 * Numbers that are never the answer to "how many": those that count, label, date or qualify something else.
 * @module
 */

import { anyOf } from "../pattern.ts";

const { raw } = String;

const MONTH = anyOf(
  "Jan(?:uary)?",
  "Feb(?:ruary)?",
  "Mar(?:ch)?",
  "Apr(?:il)?",
  "May",
  "June?",
  "July?",
  "Aug(?:ust)?",
  "Sept?(?:ember)?",
  "Oct(?:ober)?",
  "Nov(?:ember)?",
  "Dec(?:ember)?",
);
const DAY = raw`\d{1,2}(?:st|nd|rd|th)?`;

/** Source of a pattern for dates and times of day, which are read as no number at all. */
export const MOMENT: string = anyOf(
  raw`(?<!\d)\d{4}(?<ymd>[-/.])\d{1,2}\k<ymd>\d{1,2}(?!\d)`,
  raw`(?<!\d)\d{1,2}(?<dmy>[-/.])\d{1,2}\k<dmy>\d{2,4}(?!\d)`,
  raw`(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:\s?[AaPp]\.?[Mm]\b)?`,
  raw`(?<!\d)${DAY}\s(?:of\s)?${MONTH}\.?(?:,?\s\d{4})?(?![A-Za-z\d])`,
  raw`(?<![A-Za-z])${MONTH}\.?\s${DAY}(?:,\s\d{4})?(?!\d)`,
  raw`(?<!\d)\d{4}年\d{1,2}月(?:\d{1,2}日)?`,
  raw`(?<!\d)\d{1,2}月\d{1,2}日`,
);

const LABEL = new RegExp(
  anyOf(
    raw`\b(?:step|part|case|question|problem|example|fig(?:ure|\.)|table|equation)\s{0,2}#?`,
    raw`\b(?:method|option|choice|note|page|chapter|section|schritt|étape|paso)\s{0,2}#?`,
    "第|步骤|方法|问题",
  ) + raw`\(?$`,
  "i",
);
const BULLET_LEAD = /(?:^|\n)[ \t#>*_(]{0,8}$/;
const BULLET_TAIL = /^[.)][*_]{0,2}[ \t]+\S/;
const QUALIFIED_LEAD = anyOf(
  raw`\bround(?:ed|ing)?(?: (?:it|this|up|down|off))? to (?:the nearest )?`,
  raw`\bconfidence(?: level)?(?: is| of|:)?\s{0,2}`,
);
const BEFORE = new RegExp(`${QUALIFIED_LEAD}$`, "i");
const AFTER = new RegExp(
  "^" + anyOf(
    raw`(?:st|nd|rd|th)\b`,
    raw`\s?(?:decimal|significant|sig\.? ?fig|d\.p\.|s\.f\.|dp\b|位小数|位有效数字)`,
    raw`\s?\\?%?\s?(?:sure|certain|confiden)`,
  ),
  "i",
);

/** Whether the number at `[from, end)` of a text counts, labels or qualifies something. */
export function isAside(text: string, from: number, end: number): boolean {
  const before = text.slice(Math.max(0, from - 32), from);
  const after = text.slice(end, end + 24);
  const isBullet = end - from <= 2 && BULLET_LEAD.test(before) && BULLET_TAIL.test(after);
  return isBullet || LABEL.test(before) || BEFORE.test(before) || AFTER.test(after);
}
