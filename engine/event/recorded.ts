/**
 * What a task leaves behind, and what is made of it: the two ends of every reporter.
 * @module
 */

import type { Json, Task } from "../plan/plan.ts";
import type { AccuracyTask } from "./accuracy.ts";
import type { Block } from "./block.ts";
import type { Event } from "./event.ts";
import type { Summary, TaskSummary } from "./summary.ts";

/** What one task left behind. */
export interface Recorded {
  readonly task: Task;
  /** Hash of the plan it was a part of. */
  readonly plan: string;
  readonly summary: TaskSummary;
  /** Everything but the blocks. */
  readonly log: readonly Event[];
  /** The blocks from the first on; may be asked for again. */
  blocks(): AsyncIterable<Block>;
}

/** What a whole run left behind. */
export interface RecordedRun {
  readonly summary: Summary;
  /** Loads that have numbers, in the order of the summary. */
  readonly loads: readonly Recorded[];
  /** The answers of a scored task, in the order of its samples; may be asked for again. */
  answers(task: AccuracyTask): AsyncIterable<ScoredAnswer>;
}

/** One answer with the evidence for its verdict, as a result file has it. */
export interface ScoredAnswer {
  readonly id: string;
  /** Which of several times, counted from 0. */
  readonly repeat: number;
  /** The text, or messages as `{ role, prompt }`. */
  readonly prompt: Json;
  readonly references: Json;
  readonly verdict: "correct" | "wrong" | "unscored" | "error" | "missing";
  /** Why it is unscored; of an error, its kind. */
  readonly why: string | null;
  /** What the model said; of an error, what went wrong. */
  readonly text: string;
  /** The answer as it was understood, and where it stands in `text`, in UTF-16 units. */
  readonly extracted: string | null;
  readonly offsets: readonly [start: number, end: number] | null;
  readonly rule: string | null;
  readonly finish: string | null;
}

/** A file to write. */
export interface Report {
  /** Relative to the run's folder, with slashes. */
  readonly path: string;
  /** Its bytes or text, made while it is written. */
  readonly pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  /** Bytes that take the place of as many at the beginning; asked for when all pieces are written. */
  readonly start?: () => Uint8Array;
}
