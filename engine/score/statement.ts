/**
 * Where a text says that it now states its answer: `the answer is`, `Antwort:`, `答案为`, `####`, a box, a tag.
 *
 * Finds the places only; what is stated there is for each kind of answer to read. All patterns are bounded, so the time
 * is linear in the text.
 * @module
 */

import { anyOf, endOf } from "./pattern.ts";

/** A place from which an answer is stated. */
export interface Statement {
  /** Where its mark begins. */
  readonly start: number;
  /** Where what it states begins. */
  readonly at: number;
  /** Where the next mark begins, or the text ends. */
  readonly until: number;
  /** `box`, `tag`, `hashes`: a mark that holds nothing but an answer; `is`: a sentence; `colon`: a label. */
  readonly kind: "box" | "tag" | "hashes" | "is" | "colon";
  /** An answer that is rejected: `the answer is not`. */
  readonly negated: boolean;
  /** An earlier or a possible thought: `at first I thought the answer is`. */
  readonly tentative: boolean;
}

/** Names of the rules that find an answer behind each kind of mark. */
export const MARK_RULES: Readonly<Record<Statement["kind"], string>> = {
  box: "boxed",
  tag: "answer-tag",
  hashes: "hashes",
  is: "answer-is",
  colon: "answer-label",
};

const { raw } = String;

const WORDS = anyOf(
  "answers?|result|conclusion|ans(?=:)",
  "(?:correct|right|best) (?:option|choice|letter|answer|one)|my (?:choice|pick|guess)|correct(?=:)",
  "antwort|ergebnis|lösung|réponse|résultat|resultat|respuesta|resultado|resposta|risposta|risultato|soluzione",
  "(?:opción|opcion|opção|alternativa|option|lettre|letra) (?:correct[ae]|correta)",
  "antwoord|jawaban(?:nya)?|odpowiedź|ответ|відповідь|cevap|yanıt|vastaus|svar(?:et)?|válasz|jibu",
  "đáp án|đáp số|câu trả lời",
);
/** Scripts without blanks: their words need no edge. */
const WORDS_WITHOUT_EDGE = anyOf(
  "答案(?:选项)?|正确的?(?:选项|答案)|正解|解答|答え|回答|答|结果|結果",
  "정답|답|คำตอบ|الإجابة|الجواب|उत्तर|উত্তর|సమాధానం",
);
const MARK = new RegExp(
  [
    raw`(?<box>\\(?:boxed|fbox)(?![a-z])\s{0,3}\{?)`,
    "(?<tag><(?:final_?)?answer>)",
    "(?<hashes>#{4} )",
    raw`(?<word>(?<!\p{L})${WORDS}(?![a-zäöüßéèà])|${WORDS_WITHOUT_EDGE})`,
  ].join("|"),
  "giu",
);

/** A label and its sign: `Answer:`, `**Answer** =`, `"answer":`, `| Answer |`, `【答案】`, `Answer (in km):`. */
const COLON = new RegExp(
  raw`(?:[ \t]{0,3}\([^()\n]{0,40}\))?[ \t]{0,4}(?:["'*_\`\]}）」]{1,6}[ \t]{0,4})?` +
    anyOf(":", "=(?!=)", raw`\|`, "->", "=>", "→", "】"),
  "y",
);
/** A label that is a line of its own. */
const HEADING = /[*_#: \t]{0,6}\r?\n/y;
/** A Chinese label without a sign. */
const ADJACENT = /(?=[A-Z0-9(])/y;
const VERBS = anyOf(
  "is|are|was|equals|being|becomes|(?:would|should|must|will) be|has to be|turns out to be|comes (?:out )?to",
  "ist|lautet|beträgt|wäre|est|es|é|è|sono|adalah|ialah|jest|är|er|bằng|là|—|هي|هو",
  raw`(?<=vastaus\s(?:\S{1,30}\s){0,9})on`,
);
/** A sentence up to its verb: `answer to the question is`. The words between are few. */
const VERB = new RegExp(
  raw`[*_"']{0,3}(?:[ \t]{1,3}[^\s.:;!?。，\n]{1,30}){0,9}?[ \t]{1,3}${VERBS}(?![\p{L}\p{N}])`,
  "yu",
);
const VERB_CJK = new RegExp(
  raw`[^\n.:;,，。！？A-Z0-9]{0,12}?` +
    anyOf("[应應]?[该該当當]?(?:是|为|為|选|選)", "等于|は|が|은|는|이"),
  "y",
);
const NOT = new RegExp(
  raw`[*_ \t]{0,4}` +
    anyOf("not|never|cannot|can't|nicht|kein|pas|no\\b|nie|tidak|bukan|не|không", "不|非"),
  "yi",
);
const TENTATIVE = new RegExp(
  anyOf(
    raw`\b(?:thought|initially|at first|first (?:said|wrote|got)|previously|earlier|originally|assumed?)\b`,
    raw`\b(?:if|whether|unless|suppose|might|could|maybe|perhaps)\b`,
    raw`\b(?:dachte|zuerst|d'abord|pensé|al principio)\b`,
    "如果|假设|假如|起初|原以为|一开始",
  ),
  "i",
);
const CLAUSE_END = /[,.;:!?，。；：！？\n]|\bbut\b|\bso\b|\bhowever\b/gi;
/** How far back a clause is looked at. */
const CLAUSE = 60;

/** Every statement of a folded text, in order. */
export function statements(text: string): readonly Statement[] {
  const found: Omit<Statement, "until">[] = [];
  for (const match of text.matchAll(MARK)) {
    const { index: start, 0: mark, groups = {} } = match;
    const end = start + mark.length;
    const sign = groups["word"] === undefined
      ? { at: end, kind: kindOf(groups), negated: false }
      : signAfter(text, start, end);
    if (sign) found.push({ start, ...sign, tentative: isTentative(text, start) });
  }
  return found.map((one, i) => ({ ...one, until: found[i + 1]?.start ?? text.length }));
}

/** The statements that may hold the answer of a text, the one that counts first. */
export function inOrder(all: readonly Statement[], from: number): readonly Statement[] {
  const open = all.filter(({ start, negated }) => start >= from && !negated);
  const [firm, tentative] = [false, true].map((is) => open.filter((one) => one.tentative === is));
  return [...(firm ?? []).toReversed(), ...(tentative ?? []).toReversed()];
}

const SENTENCE_END = /[.!?](?:\s|$)|[。！？\n]/;
/** Longest sentence that a mark introduces. */
const REACH = 400;

/** Where the sentence that a mark introduces, read from `from` on, ends: before the next mark, at any rate. */
export function sentenceEnd(text: string, { until }: Statement, from: number): number {
  const reach = Math.max(from, Math.min(from + REACH, until));
  const length = text.slice(from, reach).search(SENTENCE_END);
  return length < 0 ? reach : from + length;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): "box" | "tag" | "hashes" {
  if (groups["box"] !== undefined) return "box";
  return groups["tag"] === undefined ? "hashes" : "tag";
}

type Sign = Pick<Statement, "at" | "kind" | "negated">;

/** What follows an answer's name and makes it a statement. */
function signAfter(text: string, start: number, end: number): Sign | undefined {
  const colon = endOf(COLON, text, end);
  if (colon !== undefined) return { at: colon, kind: "colon", negated: isAt(NOT, text, colon) };
  const isCjk = text.charCodeAt(end - 1) > 0x2e80;
  const verb = endOf(isCjk ? VERB_CJK : VERB, text, end);
  if (verb !== undefined) {
    const negated = isAt(NOT, text, verb) || /不|\bnot\b/.test(text.slice(end, verb));
    return { at: verb, kind: "is", negated };
  }
  const isLabel = isCjk ? isAt(ADJACENT, text, end) : isLineStart(text, start);
  const heading = isLabel ? endOf(isCjk ? ADJACENT : HEADING, text, end) : undefined;
  return heading === undefined ? undefined : { at: heading, kind: "colon", negated: false };
}

function isAt(pattern: RegExp, text: string, from: number): boolean {
  return endOf(pattern, text, from) !== undefined;
}

const LINE_START = /(?:^|\n)[\s#*_>]{0,8}(?:(?:final|correct)[ \t])?$/i;

function isLineStart(text: string, at: number): boolean {
  return LINE_START.test(text.slice(Math.max(0, at - 24), at));
}

/** Looks back to the start of the clause only: a later clause may take the thought back. */
function isTentative(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - CLAUSE), at);
  let clause = 0;
  for (const { index, 0: mark } of before.matchAll(CLAUSE_END)) clause = index + mark.length;
  return TENTATIVE.test(before.slice(clause));
}
