/**
 * The page of `compare --help`.
 * @module
 */

import type { Page } from "../page.ts";
import { COMPARE_FLAGS } from "./flags.ts";

/** The page of `compare --help`. */
export const COMPARE_PAGE: Page = {
  head: [
    "assay compare holds runs against the first one: better, worse, or can't tell. It asks nothing.",
  ],
  example: [
    "  assay compare outputs/default/20260101_120000 20260102_120000",
    "  assay compare --a 20260101_120000 20260101_130000 --b 20260102_120000 20260102_130000",
  ],
  groups: COMPARE_FLAGS,
  notes: [
    "RUN: the folder of a run, or its time below WORK_DIR. Runs of one plan are repeats of each other where there are runs",
    "  of another plan, too; --a and --b say so where all are of one.",
    "Answers: pairs by id, McNemar's exact test, a bootstrap over samples. Loads: ratios of percentiles and rates, a",
    "  bootstrap of blocks of neighbouring requests; over several runs a side, Welch's test. Verdicts at 0.05 after Holm.",
    "Exit codes: 0 compared · 2 the runs cannot be compared, or the command line is wrong",
  ],
};
