/**
 * What a task leaves behind, and what is made of it: the two ends of every reporter.
 * @module
 */

import type { Task } from "../plan/plan.ts";
import type { Block } from "./block.ts";
import type { Event } from "./event.ts";
import type { TaskSummary } from "./summary.ts";

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

/** A file to write. */
export interface Report {
  /** Relative to the run's folder, with slashes. */
  readonly path: string;
  /** Its bytes or text, made while it is written. */
  readonly pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}
