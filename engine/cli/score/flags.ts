/**
 * The flags of `score`.
 * @module
 */

import type { FlagGroup } from "../flag.ts";

/** Flags of `score`. */
export const SCORE_FLAGS: readonly FlagGroup[] = [
  {
    heading: "The answers",
    flags: [
      {
        name: "from",
        takes: "word",
        value: "TOOL",
        help: "lm-eval inspect opencompass assay ais-bench lines; none: told by the first line",
      },
      {
        name: "field",
        takes: "many",
        value: "WHAT=COLUMN",
        help: "where WHAT is found: --field answer=response reference=gold",
      },
      {
        name: "recipe",
        takes: "word",
        value: "NAME",
        help: "score by this rule: gsm8k@official; a line's own column recipe goes first",
      },
      {
        name: "datasets",
        takes: "many",
        value: "NAME…",
        help: "datasets whose rows the answers belong to, by id, else by prompt",
      },
      { name: "by-order", takes: "none", help: "else by order: line N is row N" },
      {
        name: "data-dir",
        takes: "word",
        value: "DIR",
        help: "where datasets are kept (ASSAY_DATA, ./data)",
      },
      {
        name: "config-dir",
        takes: "word",
        value: "DIR",
        help: "your configs, looked up first (configs)",
      },
      { name: "all", takes: "none", help: "show right answers too" },
      { name: "json", takes: "none", help: "one JSON object a line, the totals last" },
      {
        name: "debug",
        takes: "none",
        help: "show where a fault of assay's own came from",
        rare: true,
      },
      { name: "help", short: "h", takes: "none", help: "this page" },
    ],
  },
];
