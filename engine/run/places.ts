/**
 * Where the files of a run lie, relative to its folder.
 * @module
 */

/** The plan that was run. */
export const PLAN_PATH = "configs/plan.json";
/** What the user's modules said. */
export const SUITE_PATH = "configs/suite.json";
/** All numbers of the run. */
export const SUMMARY_PATH = "summary.json";

/** Files of one task. */
export interface Places {
  /** The story of a load, one event a line, and its settled requests as they were recorded. */
  readonly log: string;
  readonly blocks: string;
  /** Questions that were answered, one a line, and those that failed for good. */
  readonly predictions: string;
  readonly failed: string;
  /** The story of how they were asked, one event a line. */
  readonly inferLog: string;
  /** When they were scored, and by which rule, one line each time. */
  readonly evalLog: string;
  /** Scores, and the numbers made of them. */
  readonly results: string;
}

/** What files of a task are named after. */
interface Placed {
  readonly model: { readonly folder: string };
  readonly dataset: { readonly file: string };
}

/** The files of a task. */
export function placesOf({ model, dataset }: Placed): Places {
  const name = `${model.folder}/${dataset.file}`;
  return {
    log: `logs/performance/${name}.log`,
    blocks: `logs/performance/${name}.blocks`,
    predictions: `predictions/${name}.jsonl`,
    failed: `predictions/${name}_failed.jsonl`,
    inferLog: `logs/infer/${name}.log`,
    evalLog: `logs/eval/${name}.log`,
    results: `results/${name}.json`,
  };
}
