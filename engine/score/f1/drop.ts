/**
 * The official metric of DROP: exact match and F1 of answers that are several spans of text.
 *
 * Source: allenai/allennlp-reading-comprehension, `drop_eval.py`; lm-eval's `drop` and simple-evals have the same code.
 * @module
 */

import { squeeze, withoutPunctuation } from "../python/text.ts";
import { replaceArticles } from "../python/words.ts";
import { bestAssignment } from "./assignment.ts";
import { setF1 } from "./bag_f1.ts";
import { floatText } from "./number_text.ts";

/** How well a prediction agrees with one answer. */
export interface Agreement {
  readonly exact: boolean;
  /** 0 to 1. */
  readonly f1: number;
}

/** Agreement of predicted spans with those of one answer. F1 is the mean over aligned spans, not yet rounded. */
export function dropAgreement(predicted: readonly string[], gold: readonly string[]): Agreement {
  const left = predicted.map(dropNormal);
  const right = gold.map(dropNormal);
  const same = new Set(left).symmetricDifference(new Set(right)).size === 0;
  return {
    exact: same && left.length === right.length,
    f1: alignedF1(left.map(bagOf), right.map(bagOf)),
  };
}

/** Words in lower case without articles and punctuation; numbers as Python writes them down. */
export function dropNormal(text: string): string {
  const words = text.split(/[ -]/).map((token) => {
    const word = token.toLowerCase();
    const bare = floatText(word) === null ? withoutPunctuation(word) : word;
    return squeeze(replaceArticles(floatText(bare) ?? bare, " "));
  });
  return words.filter((word) => word !== "").join(" ");
}

function bagOf(text: string): ReadonlySet<string> {
  return new Set(text.split(" ").filter((word) => word !== ""));
}

type Bag = ReadonlySet<string>;

function alignedF1(predicted: readonly Bag[], gold: readonly Bag[]): number {
  const numbers = gold.map(numbersOf);
  const scores = gold.map((bag, i) =>
    predicted.map((other) => sharesNumber(numbers[i] ?? bag, other) ? setF1(other, bag) : 0)
  );
  const total = bestAssignment(scores).reduce(
    (sum, column, row) => sum + (scores[row]?.[column] ?? 0),
    0,
  );
  return total / Math.max(gold.length, predicted.length);
}

function numbersOf(bag: Bag): Bag {
  return new Set([...bag].filter((word) => floatText(word) !== null));
}

/** Where the answer has numbers, one of them has to be predicted. */
function sharesNumber(numbers: Bag, predicted: Bag): boolean {
  return numbers.size === 0 || !numbers.isDisjointFrom(predicted);
}

/** As numpy rounds to two decimals: halves to even, of the hundredfold. The metric is rounded so for each question. */
export function inHundredths(value: number): number {
  const hundredfold = value * 100;
  const floor = Math.floor(hundredfold);
  const isHalf = hundredfold - floor === 0.5;
  return (isHalf ? floor + floor % 2 : Math.round(hundredfold)) / 100;
}
