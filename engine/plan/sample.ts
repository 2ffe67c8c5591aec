/**
 * One question from its row to its score: the words that datasets, prompts, recipes and reports share. All of it is JSON.
 * @module
 */

import type { Json } from "./plan.ts";

/** A row of a dataset by its columns, as its file has them. */
export type Row = Readonly<Record<string, Json>>;

/** One choice of a multiple-choice question. */
export interface Choice {
  /** `A`, `B`, … */
  readonly letter: string;
  /** Without its letter. */
  readonly text: string;
}

/** One item of a dataset. */
export interface Sample {
  /** Unique in its dataset. */
  readonly id: string;
  /** Row in its source, counted from 0. */
  readonly index: number;
  readonly row: Row;
  /** What a right answer says, as the row has it; several acceptable ones are an array; `null` where there is none. */
  readonly reference: Json;
  /** `null`: no multiple-choice question. */
  readonly choices: readonly Choice[] | null;
}

/** What a recipe scores: a sample where it needs no more of it than this. */
export type Question = Pick<Sample, "row" | "reference" | "choices">;

/** What a model answered. */
export interface Answer {
  /** What a reader sees, as it came; blocks of reasoning may still be in it. */
  readonly text: string;
  /** `stop`, `length`, `content_filter`, …; `null` where the server did not say. */
  readonly finish: string | null;
}

/** Why an answer has no verdict of right or wrong. */
export type WhyUnscored =
  /** It states no answer: none was found, or it refuses, or hedges between several. */
  | "no-answer"
  /** It states none, and the limit of its length cut it off. */
  | "truncated"
  | "empty"
  /** The server withheld it (`content_filter`). */
  | "refused"
  | "judge-unreadable"
  /** The reference itself cannot be read, so that nothing can be right or wrong. */
  | "bad-reference";

/** A sum over a number of parts: right instructions of those followed, a fraction of one. */
export interface Part {
  readonly sum: number;
  readonly n: number;
}

/** The verdict on one answer, with its evidence. */
export interface Score {
  readonly verdict: "correct" | "wrong" | "unscored";
  /** `null` unless unscored. */
  readonly why: WhyUnscored | null;
  /** The answer as it was understood: `12480` of `12,480 crates`; `null` where none was found. */
  readonly extracted: string | null;
  /** Where it stands in the answer's text, `[start, end)` in UTF-16 units; `null` where it stands in no one place. */
  readonly offsets: readonly [start: number, end: number] | null;
  /** The rule that found it, `boxed`, `last-number`; `null` where none did. */
  readonly rule: string | null;
  /** Further metrics by name, beside the verdict: `f1`, `inst_level_loose`. The metric over many is Σ sum ÷ Σ n. */
  readonly parts: Readonly<Record<string, Part>>;
}
