/**
 * What every reporter is: a pure function from what a run left behind to files. It cannot influence a run.
 * @module
 */

import type { Block } from "../engine/event/block.ts";
import type { Event } from "../engine/event/event.ts";
import type { TaskSummary } from "../engine/event/summary.ts";
import type { Task } from "../engine/plan/plan.ts";

/** What one task left behind. */
export interface Recorded {
  readonly task: Task;
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

/** Renders one task. */
export type Reporter = (recorded: Recorded) => Report;
