/**
 * The flags of a run that say where its results go, in which forms, and how much it tells.
 * @module
 */

import type { FlagGroup } from "./flag.ts";

/** Where results go, and how loud a run is. */
export const OUTPUT_FLAGS: FlagGroup = {
  heading: "Where, and how loud",
  flags: [
    {
      name: "work-dir",
      short: "w",
      takes: "word",
      value: "DIR",
      help: "where runs are kept (outputs/default)",
    },
    {
      name: "config-dir",
      takes: "word",
      value: "DIR",
      help: "your configs, looked up first (configs)",
      rare: true,
    },
    {
      name: "max-num-workers",
      takes: "number",
      value: "N",
      help: "tasks at once; a load always runs alone",
      rare: true,
    },
    {
      name: "threshold",
      takes: "many",
      value: "'T'",
      help: "'ttft_p99 < 300ms': missed, exit 4; in place of the suite's",
    },
    {
      name: "charts",
      takes: "word",
      value: "svg",
      help: "also write every chart as a picture",
      rare: true,
    },
    {
      name: "junit",
      takes: "word",
      value: "FILE",
      help: "write thresholds and tasks as JUnit XML",
    },
    {
      name: "export",
      takes: "many",
      value: "FORMAT…",
      help: "csv jsonl parquet md openmetrics: its tables into its folder, exports",
    },
    { name: "json", takes: "none", help: "machine-readable output on stdout" },
    {
      name: "json-events",
      takes: "none",
      help: "what happens as lines of JSON on stdout, the summary last",
    },
    { name: "quiet", takes: "none", help: "results and errors only: no progress, no cautions" },
    {
      name: "live-port",
      takes: "number",
      value: "N",
      help: "page with live numbers on 127.0.0.1, or --live-host IP; 0: a free port",
      rare: true,
    },
    {
      name: "live-host",
      takes: "word",
      value: "IP",
      help: "address that --live-port listens on (127.0.0.1)",
      rare: true,
    },
    {
      name: "debug",
      takes: "none",
      help: "show where a fault of assay's own came from",
      rare: true,
    },
    {
      name: "help",
      short: "h",
      takes: "none",
      help: "this page; --help-all: every flag; -V: versions",
    },
    { name: "help-all", takes: "none", help: "every flag there is", rare: true },
    {
      name: "version",
      short: "V",
      takes: "none",
      help: "versions of assay and Deno",
      rare: true,
    },
  ],
};
