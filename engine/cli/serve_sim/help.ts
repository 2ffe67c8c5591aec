/**
 * The page of `serve-sim --help`.
 * @module
 */

import type { Page } from "../page.ts";
import { SIM_FLAGS } from "./flags.ts";

/** The page of `serve-sim --help`. */
export const SIM_PAGE: Page = {
  head: [
    "assay serve-sim serves the simulated model until Ctrl-C: /v1/chat/completions, /v1/completions, /metrics, …",
  ],
  example: [
    "  assay serve-sim --port 8000 --ttft 200 --gap 20 --batch 64 --fault status503@every10",
  ],
  groups: SIM_FLAGS,
  notes: [
    "Faults: status<code> delay<ms> reset truncated-json no-done error-event stall empty garbage",
  ],
};
