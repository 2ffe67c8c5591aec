/**
 * Scores answers to DROP: by its official metric, or by the looser rule of tools for chat models.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Answer, Score } from "../../plan/sample.ts";
import { acceptable } from "../exact/references.ts";
import { wholeReply } from "../exact/whole.ts";
import { type Found, scored, unscored, whyNothing } from "../scored.ts";
import { strip } from "../python/text.ts";
import { type Agreement, dropAgreement, inHundredths } from "./drop.ts";
import { dropAnswers } from "./drop_reference.ts";
import { answerLine, fuzzyMatch } from "./fuzzy.ts";
import { withParts } from "./parts.ts";

/** Most spans that a predicted array may have; longer ones are read as text. */
const MOST_SPANS = 200;

/** Exact match and F1 of the reply's spans; the best over all annotators. */
export function scoreDrop(reference: Json, answer: Answer): Score {
  const golds = dropAnswers(reference);
  if (golds === null) return unscored("bad-reference");
  const found = wholeReply(answer);
  if (found === null) return withParts(unscored(whyNothing(answer)), { f1: 0 });
  const { exact, f1 } = bestAgreement(predictedSpans(found.extracted), golds);
  return withParts(scored(found, exact), { f1: inHundredths(f1) });
}

function bestAgreement(
  predicted: readonly string[],
  golds: readonly (readonly string[])[],
): Agreement {
  const all = golds.map((gold) => dropAgreement(predicted, gold));
  return {
    exact: all.some(({ exact }) => exact),
    f1: all.reduce((best, { f1 }) => Math.max(best, f1), 0),
  };
}

function predictedSpans(text: string): readonly string[] {
  if (!/^\[[^]*\]$/.test(text)) return [text];
  try {
    const value: unknown = JSON.parse(text);
    const isSpans = Array.isArray(value) && value.length > 0 && value.length <= MOST_SPANS &&
      value.every((span) => typeof span === "string");
    return isSpans ? value : [text];
  } catch {
    return [text];
  }
}

/** Either of the answer line and an acceptable text is part of the other; with the official metrics beside it, or not. */
export function scoreFuzzy(reference: Json, answer: Answer, withDrop: boolean): Score {
  const accepted = acceptable(reference)?.flatMap((text) => text.split("|"));
  if (accepted === undefined) return unscored("bad-reference");
  const { text, at } = answerLine(answer.text);
  const parts = withDrop ? partsOf(text, accepted.filter((gold) => strip(gold) !== "")) : {};
  if (strip(answer.text) === "") return withParts(unscored(whyNothing(answer)), parts);
  const found: Found = { extracted: text, offsets: [at, at + text.length], rule: "answer-line" };
  return withParts(scored(found, accepted.some((gold) => fuzzyMatch(text, gold))), parts);
}

function partsOf(text: string, accepted: readonly string[]): Readonly<Record<string, number>> {
  const { exact, f1 } = bestAgreement([text], accepted.map((gold) => [gold]));
  return { f1: inHundredths(f1 * 100) / 100, em: Number(exact) };
}
