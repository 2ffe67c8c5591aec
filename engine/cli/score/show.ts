/**
 * Results and totals as text: a line of JSON each for programs, a short line for people.
 * @module
 */

import { excerpt } from "../../dataset/rows/rows_error.ts";
import type { GroupResult } from "../../event/accuracy.ts";
import type { Accuracy } from "../../event/fold_accuracy.ts";
import type { Json } from "../../plan/plan.ts";
import type { Result } from "./result.ts";
import type { Part, Totals } from "./tally.ts";

/** Rows of a dataset that no answer belongs to. */
export interface Unanswered {
  readonly dataset: string;
  readonly rows: number;
  readonly unanswered: number;
}

/** A result as one line of JSON. */
export function resultJson(result: Result): string {
  const { line, id } = result;
  const dataset = result.kind === "unmatched" ? null : result.place.dataset;
  const named = {
    line,
    ...(id === null ? {} : { id }),
    ...(dataset === null ? {} : { dataset }),
  };
  return `${JSON.stringify({ ...named, ...verdictOf(result) })}\n`;
}

/** The last line: all numbers. */
export function totalsJson(
  totals: Totals,
  { unanswered, groups }: {
    readonly unanswered: readonly Unanswered[];
    readonly groups: readonly GroupResult[];
  },
): string {
  const { parts, whole, unmatched } = totals;
  const [only] = parts;
  const shown = {
    ...numbersOf({ ...whole, notes: [...whole.notes, ...totals.notes] }),
    ...(only && parts.length === 1 ? recipeOf(only) : {}),
    unmatched: unmatched.count,
    ...(unanswered.length > 0 ? { unanswered } : {}),
    ...(parts.length > 1
      ? {
        parts: parts.map((part) => ({
          dataset: part.dataset,
          ...recipeOf(part),
          ...numbersOf(part),
        })),
      }
      : {}),
    ...(groups.length > 0 ? { groups } : {}),
  };
  return `${JSON.stringify({ totals: shown })}\n`;
}

/** A result in a few words, on one line. */
export function resultText(result: Result): string {
  const { line, id } = result;
  const again = result.kind === "unmatched" || result.repeat === 0 ? "" : ` #${result.repeat}`;
  const who = `line ${line}${id === null ? "" : ` (id ${excerpt(id, 40)}${again})`}`;
  return `${who}: ${wordsOf(result)}\n`;
}

function verdictOf(result: Result): Readonly<Record<string, Json>> {
  switch (result.kind) {
    case "unmatched":
      return { extracted: null, verdict: "unmatched", why: result.why, correct: false };
    case "failed":
      return {
        extracted: null,
        verdict: "error",
        why: result.failure,
        ...repeatOf(result),
        correct: false,
      };
    case "scored": {
      const { extracted, verdict, why, rule, offsets, parts } = result.score;
      return {
        extracted,
        verdict,
        ...(why === null ? {} : { why }),
        rule,
        offsets,
        correct: verdict === "correct",
        ...repeatOf(result),
        ...(Object.keys(parts).length > 0 ? { parts: parts as unknown as Json } : {}),
      };
    }
  }
}

function repeatOf({ repeat }: { readonly repeat: number }): { readonly repeat?: number } {
  return repeat === 0 ? {} : { repeat };
}

function wordsOf(result: Result): string {
  switch (result.kind) {
    case "unmatched":
      return `unmatched, ${result.why}`;
    case "failed":
      return `failed, ${excerpt(result.failure, 40)}: ${excerpt(result.text)}`;
    case "scored": {
      const { verdict, why, extracted, rule } = result.score;
      if (verdict === "unscored") return `unscored, ${why}`;
      const found = extracted === null ? "" : `, ${excerpt(extracted, 40)}`;
      return `${verdict}${found}${rule === null ? "" : ` by ${rule}`}`;
    }
  }
}

function recipeOf({ recipe }: Part): Readonly<Record<string, Json>> {
  return { recipe: recipe.name, recipeVersion: recipe.version };
}

/** Accuracy first, as its own numbers; other metrics by name. */
function numbersOf({ metrics, samples, unscoredByReason, errorsByKind, notes }: Accuracy): object {
  const { accuracy, ...others } = metrics;
  const { scored, unscored, truncated, errors } = samples;
  const { n = 0, correct, value, ci95, stderr } = accuracy ?? {};
  return {
    n,
    correct,
    accuracy: value,
    ci95,
    stderr,
    scored,
    unscored,
    unscoredByReason,
    truncated,
    errors,
    errorsByKind,
    metrics: others,
    notes,
  };
}
