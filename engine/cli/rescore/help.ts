/**
 * The page of `rescore --help`.
 * @module
 */

import type { Page } from "../page.ts";

/** The page of `rescore --help`. */
export const RESCORE_PAGE: Page = {
  head: [
    "assay rescore gives the answers of a run new verdicts, by another rule. It asks nothing.",
  ],
  example: ["  assay rescore outputs/default/20260101_120000 --recipe gsm8k@lm-eval-strict"],
  groups: [],
  notes: [
    "FOLDER: of a run that was asked questions. Its verdicts and reports are replaced, its answers stay as they are.",
    "Of the flags of a run it takes --recipe, and --threshold, --charts, --junit, --export and --json: assay --help.",
    "Exit codes: as those of a run",
  ],
};
