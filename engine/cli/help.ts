/**
 * The pages of `--help`, from the table of flags.
 * @module
 */

import { EXIT_WORDS } from "./exit_codes.ts";
import { CALIBRATE_FLAGS } from "./calibrate/flags.ts";
import { COMPARE_FLAGS } from "./compare/flags.ts";
import { groupLines } from "./flag_lines.ts";
import { RUN_FLAGS, SCORE_FLAGS, SIM_FLAGS } from "./flags.ts";

/** The one page of `--help`; with `all`, the flags that are rarely needed too. */
export function helpText(all: boolean): string {
  return [
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
    "",
    ...RUN_FLAGS.flatMap((group) => groupLines(group, all)),
    "Exit codes",
    ...[EXIT_WORDS.slice(0, 3), EXIT_WORDS.slice(3)].map((words) =>
      `${words.map(([code, meaning]) => `${code} ${meaning}`).join(" · ")}`
    ),
    "",
  ].join("\n");
}

/** The page of `serve-sim --help`. */
export function simHelpText(): string {
  return [
    "assay serve-sim serves the simulated model until Ctrl-C: /v1/chat/completions, /v1/completions, /metrics, …",
    "",
    "  assay serve-sim --port 8000 --ttft 200 --gap 20 --batch 64 --fault status503@every10",
    "",
    ...SIM_FLAGS.flatMap((group) => groupLines(group, false)),
    "Faults: status<code> delay<ms> reset truncated-json no-done error-event stall empty garbage",
    "",
  ].join("\n");
}

/** The page of `calibrate --help`. */
export function calibrateHelpText(): string {
  return [
    "assay calibrate measures the load clients on this machine, against a simulated server that tells when it sent what.",
    "",
    "  assay calibrate --seconds 60",
    "",
    ...CALIBRATE_FLAGS.flatMap((group) => groupLines(group, false)),
    "It finds how exact stamps are, up to how many streams and events/s, requests/s, and how punctual requests leave.",
    "Saved as calibration.json in ASSAY_CACHE, else in the user's cache folder, for each host and set of versions.",
    "A run that expects more than that starts with a warning.",
    "",
  ].join("\n");
}

/** The page of `compare --help`. */
export function compareHelpText(): string {
  return [
    "assay compare holds runs against the first one: better, worse, or can't tell. It asks nothing.",
    "",
    "  assay compare outputs/default/20260101_120000 20260102_120000",
    "  assay compare --a 20260101_120000 20260101_130000 --b 20260102_120000 20260102_130000",
    "",
    ...COMPARE_FLAGS.flatMap((group) => groupLines(group, false)),
    "RUN: the folder of a run, or its time below WORK_DIR. Runs of one plan are repeats of each other where there are runs of",
    "  another plan, too; --a and --b say so where all are of one.",
    "Answers: pairs by id, McNemar's exact test, a bootstrap over samples. Loads: ratios of percentiles and rates, a bootstrap of",
    "  blocks of neighbouring requests; over several runs a side, Welch's test. Verdicts at 0.05 after Holm's correction.",
    "Exit codes: 0 compared · 2 the runs cannot be compared, or the command line is wrong",
    "",
  ].join("\n");
}

/** The page of `score --help`. */
export function scoreHelpText(): string {
  return [
    "assay score gives a verdict on every answer that another tool has kept, and their totals. It asks nothing.",
    "",
    "  assay score answers.jsonl --recipe gsm8k@assay                     lines of { answer, reference, choices?, … }",
    "  assay score samples_gsm8k.jsonl --recipe gsm8k@lm-eval-strict      samples of lm-eval, its filters aside",
    "  assay score answers.jsonl --datasets gsm8k_gen                     lines of { answer, id | prompt }",
    "",
    ...SCORE_FLAGS.flatMap((group) => groupLines(group, false)),
    "Files: JSONL, JSON, CSV, TSV, YAML, Parquet, also .gz and .zst; inspect's .json and .eval logs.",
    "WHAT: answer, reference, id, prompt, choices (one column, or A,B,C,D), finish_reason, recipe, dataset. The usual names",
    "  are known. With --field WHAT= nothing says it.",
    "A column answer is what the model said, unless no reference (reference, gold, target, expected, …) stands beside it, and",
    "  another one can be the model's (prediction, response, output, …): then answer is the reference.",
    "Lines are counted from 1, blank ones aside. An id that comes again is a further try at that question.",
    "Exit codes: 0 scored · 2 the file or the command line is wrong · 3 no line could be scored",
    "",
  ].join("\n");
}
