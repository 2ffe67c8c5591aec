/**
 * The page of `export --help`.
 * @module
 */

import type { Page } from "../page.ts";
import { EXPORT_FLAGS } from "./flags.ts";

/** The page of `export --help`. */
export const EXPORT_PAGE: Page = {
  head: [
    "assay export makes files for other tools of a run, or pushes its numbers to a monitor. It asks no server anything.",
  ],
  example: [
    "  assay export outputs/default/20260101_120000 --what requests --format parquet",
    "  assay export --what samples --out answers.csv      of the newest run",
    "  assay export 20260101_120000 --push http://127.0.0.1:9091",
  ],
  groups: EXPORT_FLAGS,
  notes: [
    "RUN: the folder of a run, or its time below WORK_DIR; none: the newest.",
    "Units stand in the names of columns. What is missing is an empty cell or null, never 0; --columns says what each means.",
    "CSV: an apostrophe stands before text that a spreadsheet would run as a formula. It also stands before text that begins",
    "  with one: take one off, and the text is as it was.",
    "--push: to the path of the address, else to /metrics/job/assay; what was there of the job is replaced.",
    "Exit codes: 0 exported · 2 there is nothing of it, or the command line is wrong · 3 the gateway did not take it",
  ],
};
