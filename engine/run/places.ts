/**
 * Where the files of a run lie, relative to its folder.
 * @module
 */

import type { Task } from "../plan/plan.ts";

/** The plan that was run. */
export const PLAN_PATH = "configs/plan.json";
/** What the user's modules said. */
export const SUITE_PATH = "configs/suite.json";
/** All numbers of the run. */
export const SUMMARY_PATH = "summary.json";

/** The story of a task, one event a line. */
export function logPath({ model, dataset }: Task): string {
  return `logs/performance/${model.folder}/${dataset.file}.log`;
}

/** Its settled requests, as they were recorded. */
export function blocksPath({ model, dataset }: Task): string {
  return `logs/performance/${model.folder}/${dataset.file}.blocks`;
}
