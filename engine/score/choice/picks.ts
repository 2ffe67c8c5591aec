/**
 * Letters that a sentence picks, mentions or rejects, without an answer's mark.
 * @module
 */

import { anyOf } from "../pattern.ts";
import { isWord, type Letter } from "./letter.ts";
import type { Options } from "./options.ts";

const { raw } = String;

/** `I choose`, `going with`, `that leaves`, `wähle`, `应选`: a letter behind one of these is picked. */
const CHOOSING = anyOf(
  raw`\b` + anyOf(
    "choose|pick|select|choosing|picking|selecting|going with|go with|go for|opt for|i(?:'d|'ll| would)? say",
    "leaves|leaving|left with|wähle|nehme|choisis|elijo|escojo|escolho|scelgo|выбираю",
    "richtig ist|korrekt ist|correct is",
  ) + raw`(?!\p{L})`,
  "(?:应该?|故|可|因此|所以|就|要|该|我|本题|正确)?选择?(?!项)|而是",
);
/** Behind one of these a letter is picked where it ends its sentence. */
const CONNECTIVE = anyOf(
  raw`\b(?:so|therefore|thus|hence|daher|donc|conclusion)\b,?|[→∴⇒]|=>`,
  raw`\bi(?:'m)? (?:(?!not)\w{2,10} )?(?:think|believe|guess|suspect|suppose|sure)\b|\bi'd guess\b`,
  raw`\b(?:probably|(?:(?:most|very) )?likely|presumably)\b`,
  "(?:我|个人)(?:觉得|认为|想|猜)是?(?![应该选])",
  raw`\b(?:it|this|that|which)(?: is|'s| must be| has to be| should be)\b|\bmust be\b`,
  raw`(?<=\b(?:not|nicht|pas|no)\b.{1,40})\b(?:but|sondern|mais|sino)\b`,
  "正确的是|(?<=不是.{1,40}[，,])是",
);
const BEFORE = new RegExp(`(?<choosing>${CHOOSING})|${CONNECTIVE}`, "giu");
const BARE = new RegExp(
  raw`^[\s*_"'\`$(\[{:]{0,8}(?:(?:option|choice|answer|选项)\s)?[*("']{0,3}[A-Z][)*"'\]}]{0,4}` +
    raw`(?:[.!。]?\s*$|[.!,;]\s|[。，；]|\n|\s(?:because|since|as)\s)`,
);
/** `B is correct`, `B选项正确`: the letter before one of these is picked. */
const AFTER = new RegExp(
  raw`(?<![A-Za-z0-9_])[A-Z](?=[)\]*"'.]{0,4}` + anyOf(
    raw`\s?(?:选项|项)?\s?[是为最]?(?:正确|对的|符合题意|合适|合理)`,
    raw`\s(?:is|must be|would be|seems|remains|looks|appears to be)` +
      raw`(?: (?:clearly|the|most|indeed|definitely|therefore|thus|only|likely|single|one|best|my|final))*?` +
      raw` (?:correct|right|true|best|answer|accurate|appropriate|valid|option|choice|one)\b`,
    raw`\s(?:remains|it is|is left)\b(?=[.!,]|\s*$)`,
    raw`\sist (?:richtig|korrekt|die (?:richtige )?antwort)`,
    raw`\sest (?:correcte?|juste|la bonne)|\ses (?:correct[ao]|la (?:respuesta|opción) correcta)`,
  ) + ")",
  "gi",
);
const NEGATED = new RegExp(
  anyOf(raw`\b(?:not|never|cannot|nicht|pas|no)`, "n't|不|别|勿|非") +
    raw`(?:\s(?:to|be))?\s{0,2}$`,
  "i",
);

/** Places of a folded text, from `from` on, right behind which a letter is picked, in order. */
export function picks(text: string, from: number): readonly number[] {
  const after = [...text.matchAll(AFTER)].map(({ index }) => index);
  return [...choosings(text, from), ...after.filter((at) => at >= from && !isNegated(text, at))]
    .sort((a, b) => a - b);
}

/** Those behind words that choose: `I pick`, `应选`. */
export function choosings(text: string, from: number): readonly number[] {
  return [...text.matchAll(BEFORE)].filter(({ index, 0: words, groups }) =>
    index >= from && !isNegated(text, index) &&
    (groups?.["choosing"] !== undefined ||
      BARE.test(text.slice(index + words.length, index + words.length + 40)))
  ).map(({ index, 0: words }) => index + words.length);
}

function isNegated(text: string, at: number): boolean {
  return NEGATED.test(text.slice(Math.max(0, at - 12), at));
}

/** Letters written so that they can only be choices. */
const STRONG = new RegExp(
  [
    raw`(?<![A-Za-z0-9])\((?<a>[A-Z])\)`,
    raw`\*\*\(?(?<b>[A-Z])(?:[).:]|\*\*)`,
    raw`(?<![\p{L}\p{N}])(?:option|choice|letter|answer|ans|statement|antwort|réponse|opción|उत्तर)` +
    raw`\s[*("']{0,3}(?<c>[A-Z])(?![A-Za-z0-9_'-])`,
    raw`选项\s?(?<d>[A-Z])(?![A-Za-z])|(?<![A-Za-z])(?<e>[A-Z])\s?(?:选项|项)`,
    raw`(?<=(?:^|[,:—–-]\s|\n)[\s*"'(]{0,4})(?<f>[A-Z])(?=[.)*"'\]!。]{0,4}\s*$)`,
  ].join("|"),
  "giu",
);
const REJECTED_BEFORE = new RegExp(
  anyOf(
    raw`\b(?:not|rather than|instead of|unlike|neither|nor|nicht|pas)|n't`,
    raw`\b(?:rules? out|ruled out|eliminat\w{1,4}|reject\w{0,3}|exclud\w{1,4})`,
    "不是|不选|排除|而非",
  ) + raw`\s?(?:option |choice |选项 ?)?[*("']{0,3}$`,
  "i",
);
const REJECTED_AFTER = new RegExp(
  raw`^[)*"'\].:]{0,4}` + anyOf(
    raw`\s?(?:选项|项)?\s?(?:错|不|有误|是错)`,
    raw`\s(?:is|are|was|would be|seems|looks|can be|could be|has|have)\s(?:\w{1,10}\s)?` +
      "(?:not|wrong|incorrect|false|too|eliminated|excluded|ruled|irrelevant|impossible|invalid)" +
      raw`\b`,
    raw`\s(?:ignores?|cannot|can't|doesn't|isn't|fails?|misses|contradicts?|confuses|violates?)\b`,
  ),
  "i",
);

/** Letters of a sentence that stand there as choices and are not rejected, in order. */
export function lettersIn(sentence: string, options: Options): readonly Letter[] {
  const found: Letter[] = [];
  for (const { index, 0: all, groups = {} } of sentence.matchAll(STRONG)) {
    const letter = Object.values(groups).find((group) => group !== undefined) ?? "";
    const start = index + all.lastIndexOf(letter);
    const named = { letter, start, end: start + 1 };
    const isListed = options.letters.has(letter) && !isWord(sentence, named, options);
    if (isListed && !isRejected(sentence, index, named.end)) found.push(named);
  }
  return found;
}

function isRejected(sentence: string, start: number, end: number): boolean {
  return REJECTED_BEFORE.test(sentence.slice(Math.max(0, start - 24), start)) ||
    REJECTED_AFTER.test(sentence.slice(end, end + 40));
}
