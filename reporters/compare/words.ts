/**
 * How a comparison is put into words, the same on a terminal and on a page.
 * @module
 */

import type { AnswerComparison } from "../../engine/compare/answer_comparison.ts";
import type { Comparison, Pair, PlanDifference, Side } from "../../engine/compare/comparison.ts";
import type { LoadComparison } from "../../engine/compare/load_comparison.ts";
import type { Verdict } from "../../engine/compare/verdict.ts";
import { figure } from "../text/figure.ts";
import { stageName } from "../text/stage_name.ts";
import { signed } from "./columns.ts";

/** What must be known beside the row: how many samples would tell, and what was left out. */
export function answerNotes(
  { verdict, difference, needed, notes, samples }: AnswerComparison,
): readonly string[] {
  if (verdict !== "can't tell" || needed === undefined) return notes;
  const told = `a difference of ${signed(difference)} points like this one takes about ${
    figure(Math.max(needed, samples + 1))
  } samples to tell, four times in five; there are ${figure(samples)}`;
  return [told, ...notes];
}

/** `gsm8k: model.server.url: "http://a" → "http://b"`. */
export function differenceText({ datasets, path, before, after }: PlanDifference): string {
  const shown = (value: unknown): string => {
    const text = value === undefined ? "not said" : JSON.stringify(value);
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
  };
  const where = datasets.length > 1 ? `${figure(datasets.length)} datasets` : datasets.join();
  return `${where}: ${path}: ${shown(before)} → ${shown(after)}`;
}

/** What a side is: `A (baseline): outputs/default/20260101_120000`. */
export function sideText({ letter, runs }: Side, { sides }: Comparison): string {
  const role = sides[0]?.letter === letter ? " (baseline)" : "";
  const count = runs.length > 1 ? `${runs.length} runs of one plan: ` : "";
  return `${letter}${role}: ${count}${runs.join(", ")}`;
}

/** Counts of verdicts in a sentence for each kind: `accuracy: better on 1 of 3 datasets, worse on none, …`. */
export function headlines({ side, answers, loads }: Pair, baseline: string): readonly string[] {
  const rows = loads.flatMap((load) => load.rows);
  const about = [
    ["accuracy", answers.map(({ verdict }) => verdict), "datasets"],
    ["speed", rows.map(({ verdict }) => verdict), "numbers"],
  ] as const;
  return about.filter(([, verdicts]) => verdicts.length > 0).map(([kind, verdicts, what]) => {
    const count = (wanted: Verdict): string =>
      figure(verdicts.filter((verdict) => verdict === wanted).length);
    return `${side} against ${baseline}, ${kind}: better on ${count("better")}, worse on ${
      count("worse")
    }, can't tell on ${count("can't tell")} of ${figure(verdicts.length)} ${what}`;
  });
}

/** The title of a stage: `synthetic, stage 1: closed, 8 in flight`. */
export function stageTitle({ dataset, stage, arrivals: [first, second] }: LoadComparison): string {
  const arrival = first === second ? first : `${first} → ${second}`;
  return `${dataset}, ${stageName(stage)}: ${arrival}`;
}
