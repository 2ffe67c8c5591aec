/**
 * What other tools keep of an answered question, in one form: readers make it, the scoring takes it.
 * @module
 */

import type { Answer, Question } from "../../plan/sample.ts";

/** One row of a file of answers. */
export interface Entry {
  /** Its row in the file, counted from 1. */
  readonly line: number;
  /** What it calls its question; `null` where it does not. */
  readonly id: string | null;
  /** The dataset that it says it belongs to. */
  readonly dataset: string | null;
  /** What was asked, all messages of it. */
  readonly prompt: string | null;
  /** What it knows of the question itself. */
  readonly question: Question;
  /** The recipe that it asks for. */
  readonly recipe: string | null;
  readonly outcome: Told;
}

/** What came of asking: one answer, several to the same question, or a failure. */
export type Told =
  | { readonly kind: "answered"; readonly answers: readonly Answer[] }
  | { readonly kind: "failed"; readonly failure: string; readonly text: string };
