/**
 * The flags of `export`.
 * @module
 */

import type { FlagGroup } from "../flag.ts";

/** Flags of `export`. */
export const EXPORT_FLAGS: readonly FlagGroup[] = [
  {
    heading: "The export",
    flags: [
      {
        name: "format",
        takes: "word",
        value: "NAME",
        help: "csv jsonl parquet md openmetrics; none: told by the name of --out, else csv",
      },
      {
        name: "what",
        takes: "word",
        value: "TABLE",
        help: "summary, requests and tokens of loads, samples of questions (summary)",
      },
      {
        name: "out",
        takes: "word",
        value: "FILE",
        help: "where it goes (RUN/exports/TABLE.FORMAT); -: stdout",
      },
      {
        name: "push",
        takes: "word",
        value: "URL",
        help: "put it to a Pushgateway, as openmetrics: http://HOST:9091",
      },
      { name: "columns", takes: "none", help: "print what the columns of the table mean; no RUN" },
      {
        name: "work-dir",
        short: "w",
        takes: "word",
        value: "DIR",
        help: "where runs are looked up by their time (outputs/default)",
      },
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
