/**
 * The flags of `serve-sim`.
 * @module
 */

import type { FlagGroup } from "../flag.ts";

/** Flags of `serve-sim`. */
export const SIM_FLAGS: readonly FlagGroup[] = [
  {
    heading: "The simulated server",
    flags: [
      { name: "host", takes: "word", value: "IP", help: "address to listen on (127.0.0.1)" },
      { name: "port", takes: "number", value: "N", help: "port; 0: a free one (8000)" },
      { name: "ttft", takes: "number", value: "MS", help: "time to the first token (50)" },
      { name: "gap", takes: "number", value: "MS", help: "time from token to token (10)" },
      {
        name: "ttft-sd",
        takes: "number",
        value: "MS",
        help: "its standard deviation, lognormal (0)",
      },
      {
        name: "gap-sd",
        takes: "number",
        value: "MS",
        help: "its standard deviation, lognormal (0)",
      },
      {
        name: "batch",
        takes: "number",
        value: "N",
        help: "requests decoded at once; the others queue",
      },
      {
        name: "prefill-rate",
        takes: "number",
        value: "N",
        help: "prompt tokens per second, shared by all",
      },
      { name: "tokens-per-event", takes: "number", value: "N", help: "tokens in each event (1)" },
      {
        name: "reasoning-tokens",
        takes: "number",
        value: "N",
        help: "tokens on the reasoning channel first (0)",
      },
      {
        name: "replay",
        takes: "word",
        value: "FILE",
        help: "recorded answers to give again, by what is asked",
      },
      {
        name: "fault",
        takes: "many",
        value: "KIND@N",
        help: "what goes wrong, with which request; KIND@everyN",
      },
      { name: "seed", takes: "number", value: "N", help: "seed of what is drawn (1)" },
      { name: "help", short: "h", takes: "none", help: "this page" },
    ],
  },
];
