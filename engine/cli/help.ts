/**
 * The page of `--help`.
 * @module
 */

import { EXIT_WORDS } from "./exit_codes.ts";
import { RUN_FLAGS } from "./flags.ts";
import type { Page } from "./page.ts";

const EXIT_LINES = [EXIT_WORDS.slice(0, 3), EXIT_WORDS.slice(3)].map((words) =>
  words.map(([code, meaning]) => `${code} ${meaning}`).join(" · ")
);

/** The page of `--help`, and of `--help-all`. */
export const RUN_PAGE: Page = {
  head: [
    "assay measures a language-model server: how fast it answers, and how right. Alone: the simulated one, as a first look.",
    "  assay --mode perf --url http://127.0.0.1:8000 --models vllm_api_stream_chat --datasets synthetic_gen   how fast",
    "  assay --url http://127.0.0.1:8000 --models vllm_api_general_chat --datasets gsm8k_gen    how right",
    "  assay --reuse                                      go on with the newest run; perf: its report again",
    "  assay rescore FOLDER --recipe NAME                 its answers by another rule, asking nothing",
    "  assay score FILE --recipe NAME                     answers that any other tool has kept",
    "  assay compare RUN_A RUN_B                          better, worse, or can't tell; what flipped",
    "  assay export RUN --format parquet                  its numbers, requests or answers for other tools; --push URL",
    "  assay suite.ts | plan.json                         a suite of your own; a stored plan",
    "  assay serve-sim | calibrate                        the simulated server; what the load client can do here",
  ],
  example: [],
  groups: RUN_FLAGS,
  notes: ["Exit codes", ...EXIT_LINES],
};
