/**
 * What is shown of a task, in words: the same for every kind of task, so that one layout draws them all.
 * @module
 */

/** A task in words. */
export interface Picture {
  /** Its name, safe for a terminal. */
  readonly name: string;
  /** What stands beside the name: stage, phase, place among the tasks; starts with a space where there is any. */
  readonly beside: string;
  /** Part that is over, 0 to 1; unknown where nothing says when it ends. */
  readonly share: number | undefined;
  /** `35 %  23/64`. */
  readonly done: string;
  /** Counts, speeds and times. */
  readonly figures: readonly string[];
  readonly latencies: readonly string[];
  /** What went wrong. */
  readonly troubles: readonly string[];
  /** Unit of what was done in each second. */
  readonly unit: string;
  /** What is said of it once it has ended, the most telling first. */
  readonly result: readonly string[];
}
