/**
 * The page of `score --help`.
 * @module
 */

import type { Page } from "../page.ts";
import { SCORE_FLAGS } from "./flags.ts";

/** The page of `score --help`. */
export const SCORE_PAGE: Page = {
  head: [
    "assay score gives a verdict on every answer that another tool has kept, and their totals. It asks nothing.",
  ],
  example: [
    "  assay score answers.jsonl --recipe gsm8k@assay                     lines of { answer, reference, choices?, … }",
    "  assay score samples_gsm8k.jsonl --recipe gsm8k@lm-eval-strict      samples of lm-eval, its filters aside",
    "  assay score answers.jsonl --datasets gsm8k_gen                     lines of { answer, id | prompt }",
  ],
  groups: SCORE_FLAGS,
  notes: [
    "Files: JSONL, JSON, CSV, TSV, YAML, Parquet, also .gz and .zst; inspect's .json and .eval logs.",
    "WHAT: answer, reference, id, prompt, choices (one column, or A,B,C,D), finish_reason, recipe, dataset. The usual names",
    "  are known. With --field WHAT= nothing says it.",
    "A column answer is what the model said, unless no reference (reference, gold, target, expected, …) stands beside it, and",
    "  another one can be the model's (prediction, response, output, …): then answer is the reference.",
    "Lines are counted from 1, blank ones aside. An id that comes again is a further try at that question.",
    "Exit codes: 0 scored · 2 the file or the command line is wrong · 3 no line could be scored",
  ],
};
