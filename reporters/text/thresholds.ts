/**
 * What came of thresholds, a line for each: the verdict as a word first, then the threshold, of whom, and the evidence.
 * @module
 */

import type { Summary, ThresholdResult } from "../../engine/event/summary.ts";
import type { Screen } from "./grid.ts";
import { inert } from "./inert.ts";
import { padded, wrapped } from "./width.ts";

const WORDS: Readonly<Record<ThresholdResult["verdict"], string>> = {
  "pass": "pass",
  "fail": "FAIL",
  "too few samples": "TOO FEW SAMPLES",
  "no data": "NO DATA",
};
const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));
const GAP = 2;

/** Lines for a terminal; none where there are no thresholds. */
export function thresholdLines(
  { thresholds = [] }: Summary,
  { columns, ink }: Screen,
): readonly string[] {
  if (thresholds.length === 0) return [];
  const missed = thresholds.filter(({ verdict }) => verdict !== "pass").length;
  const title = `Thresholds: ${thresholds.length - missed} of ${thresholds.length} kept`;
  return [
    ink.strong(title),
    ...thresholds.flatMap((result) => {
      const colour = result.verdict === "pass" ? ink.good : ink.bad;
      const word = padded(WORDS[result.verdict], WIDTH);
      return wrapped(sentenceOf(result), columns - WIDTH - GAP).map((text, at) =>
        `${at === 0 ? colour(word) : " ".repeat(WIDTH)}${" ".repeat(GAP)}${text}`
      );
    }),
  ];
}

/** `ttft_p99 < 300ms: 312 ms of 200 (sim/synthetic)`, safe for every place that takes a line. */
export function sentenceOf({ threshold, text, subject }: ThresholdResult): string {
  return `${inert(threshold)}: ${inert(text)} (${inert(subject)})`;
}
