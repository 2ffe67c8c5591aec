/**
 * The pages of `--help`, from the table of flags.
 * @module
 */

import { EXIT_WORDS } from "./exit_codes.ts";
import { RUN_FLAGS, SIM_FLAGS } from "./flags.ts";
import type { FlagGroup } from "./flags.ts";

/** The one page of `--help`. */
export function helpText(): string {
  return [
    "assay measures a language-model server: how fast it answers, and how right.",
    "",
    "  assay --mode perf                                  the simulated server, as a first look",
    "  assay --mode perf --url http://127.0.0.1:8000 --models vllm_api_stream_chat --datasets synthetic_gen",
    "  assay --mode perf_viz --reuse                      the newest run's report again",
    "  assay suite.ts | plan.json                         a suite of your own; a stored plan",
    "  assay serve-sim --port 8000                        the simulated server alone",
    "",
    ...RUN_FLAGS.flatMap(groupLines),
    "Exit codes",
    ...EXIT_WORDS.map(([code, words]) => `  ${String(code).padEnd(5)}${words}`),
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
    ...SIM_FLAGS.flatMap(groupLines),
    "Faults: status<code> delay<ms> reset truncated-json no-done error-event stall empty garbage",
    "",
  ].join("\n");
}

function groupLines({ heading, flags }: FlagGroup): readonly string[] {
  const spelled = flags.map(({ name, short, value }) =>
    `  ${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`
  );
  const width = Math.max(...spelled.map((text) => text.length)) + 2;
  return [heading, ...flags.map(({ help }, i) => (spelled[i] ?? "").padEnd(width) + help), ""];
}
