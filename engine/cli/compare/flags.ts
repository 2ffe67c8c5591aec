/**
 * The flags of `compare`.
 * @module
 */

import type { FlagGroup } from "../flag.ts";

/** Flags of `compare`. */
export const COMPARE_FLAGS: readonly FlagGroup[] = [
  {
    heading: "The comparison",
    flags: [
      { name: "a", takes: "many", value: "RUN…", help: "the baseline: repeats of one plan" },
      { name: "b", takes: "many", value: "RUN…", help: "what is held against it: repeats too" },
      {
        name: "out",
        takes: "word",
        value: "DIR",
        help: "where the files go (WORK_DIR/compare/TIME)",
      },
      {
        name: "work-dir",
        short: "w",
        takes: "word",
        value: "DIR",
        help: "where runs are looked up by their time (outputs/default)",
      },
      { name: "json", takes: "none", help: "the comparison as JSON on stdout" },
      { name: "help", short: "h", takes: "none", help: "this page" },
    ],
  },
];
