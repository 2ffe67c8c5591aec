/**
 * The answers in a result file, as far as a comparison needs them.
 *
 * The file may be edited or made by someone else: rows that are none are passed over, and counted.
 * @module
 */

import type { FlipAnswer } from "./answer_comparison.ts";

/** One answer that was given to a sample, whether right or not. */
export interface KeptAnswer extends FlipAnswer {
  readonly id: string;
  readonly right: boolean;
  /** What a right answer says, as JSON. */
  readonly reference: string;
}

/** The answers of one file. */
export interface KeptAnswers {
  readonly answers: readonly KeptAnswer[];
  /** Samples that failed or were not asked: they are not compared. */
  readonly unanswered: number;
}

const LONGEST = 4000;
const ANSWERED: readonly unknown[] = ["correct", "wrong", "unscored"];

/** Reads a result file; `undefined` where the text is none. */
export function readAnswers(text: string): KeptAnswers | undefined {
  const details = detailsOf(text);
  if (!details) return undefined;
  const rows = Object.values(details);
  const answers = rows.flatMap(answerOf);
  return { answers, unanswered: rows.length - answers.length };
}

function detailsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const file: unknown = JSON.parse(text);
    const details = isObject(file) ? file["details"] : undefined;
    return isObject(details) ? details : undefined;
  } catch {
    return undefined;
  }
}

function answerOf(row: unknown): readonly KeptAnswer[] {
  if (!isObject(row)) return [];
  const { id, verdict, predictions, origin_prediction, references } = row;
  if (typeof id !== "string" || !ANSWERED.includes(verdict)) return [];
  return [{
    id,
    right: verdict === "correct",
    verdict: String(verdict),
    extracted: typeof predictions === "string" ? short(predictions) : null,
    text: typeof origin_prediction === "string" ? short(origin_prediction) : "",
    reference: short(
      typeof references === "string" ? references : JSON.stringify(references) ?? "",
    ),
  }];
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
