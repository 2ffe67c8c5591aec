/**
 * Scores a text against acceptable texts: SQuAD's, TriviaQA's and Natural Questions' ways.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Answer, Score } from "../../plan/sample.ts";
import { acceptable } from "../exact/references.ts";
import { wholeReply, wholeText } from "../exact/whole.ts";
import { type Found, scored, unscored, whyNothing } from "../scored.ts";
import { strip, withoutPunctuation } from "../python/text.ts";
import { countedF1 } from "./bag_f1.ts";
import { withParts } from "./parts.ts";
import { generalNormal, introducedAnswer } from "./trivia.ts";

const NQ_ARTICLES = /(?<![\p{L}\p{N}_])(?:The |the |An |A |a |an )/gu;

/** One spelling of a text. */
export type Normal = (text: string) => string;

/** Exact match and F1 of the reply in one spelling; the best over all references. */
export function scoreTexts(reference: Json, answer: Answer, normal: Normal): Score {
  const accepted = acceptable(reference);
  if (accepted === null) return unscored("bad-reference");
  const golds = accepted.map(normal).filter((gold) => gold !== "");
  const found = wholeReply(answer);
  const predicted = normal(found?.extracted ?? "");
  if (golds.length === 0) return unanswerable(answer, found, predicted);
  const words = predicted.split(" ");
  const f1 = golds.reduce((best, gold) => Math.max(best, countedF1(words, gold.split(" "))), 0);
  if (found === null) return withParts(unscored(whyNothing(answer)), { f1: 0 });
  return withParts(scored(found, golds.includes(predicted)), { f1 });
}

/** Without an acceptable answer, saying nothing is right. */
function unanswerable(answer: Answer, found: Found | null, predicted: string): Score {
  if (found === null && (answer.finish === "length" || answer.finish === "content_filter")) {
    return withParts(unscored(whyNothing(answer)), { f1: 0 });
  }
  const right = predicted === "";
  const nothing: Found = { extracted: "", offsets: null, rule: "nothing-said" };
  return withParts(scored(found ?? nothing, right), { f1: Number(right) });
}

/** The text equals an answer without articles, case and punctuation. */
export function scoreNq(reference: Json, answer: Answer): Score {
  const accepted = acceptable(reference);
  if (accepted === null) return unscored("bad-reference");
  const found = wholeText(answer);
  if (found === null) return unscored(whyNothing(answer));
  const normal: Normal = (text) => withoutPunctuation(text.replace(NQ_ARTICLES, "").toLowerCase());
  const predicted = normal(found.extracted);
  return scored(found, accepted.some((gold) => normal(gold) === predicted));
}

/** An answer is part of what the first line introduces. */
export function scoreIntroduced(reference: Json, answer: Answer): Score {
  const accepted = acceptable(reference);
  if (accepted === null) return unscored("bad-reference");
  if (strip(answer.text) === "") return unscored(whyNothing(answer));
  const predicted = introducedAnswer(answer.text);
  const found: Found = { extracted: predicted, offsets: null, rule: "introduced" };
  const holds = accepted.some((gold) => predicted.includes(generalNormal(gold).toLowerCase()));
  return scored(found, holds);
}
