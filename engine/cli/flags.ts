/**
 * Every flag, in one table: what it takes, and what it does. `--help` and the parser read it.
 * @module
 */

/** What a flag takes. `many`: one or more words. `maybe`: a word or nothing. */
export type FlagValue = "none" | "word" | "number" | "many" | "maybe";

/** One flag. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly takes: FlagValue;
  /** Name of the value in `--help`. */
  readonly value?: string;
  readonly help: string;
}

/** Flags under one heading of `--help`. */
export interface FlagGroup {
  readonly heading: string;
  readonly flags: readonly Flag[];
}

/** Flags of a run. */
export const RUN_FLAGS: readonly FlagGroup[] = [
  {
    heading: "What to run",
    flags: [
      {
        name: "models",
        takes: "many",
        value: "NAME…",
        help: "model configs; none: the simulated server",
      },
      { name: "datasets", takes: "many", value: "NAME…", help: "dataset configs" },
      { name: "summarizer", takes: "word", value: "NAME", help: "statistics and reports" },
      {
        name: "mode",
        short: "m",
        takes: "word",
        value: "MODE",
        help: "all infer judge infer_judge eval viz perf perf_viz",
      },
      {
        name: "reuse",
        short: "r",
        takes: "maybe",
        value: "[TIME]",
        help: "work in an earlier run's folder; alone: the newest",
      },
      { name: "search", short: "s", takes: "none", help: "list the configs and exit" },
      {
        name: "dry-run",
        takes: "none",
        help: "print the plan; send and write nothing (--json: as JSON)",
      },
    ],
  },
  {
    heading: "The server",
    flags: [
      { name: "url", takes: "word", value: "URL", help: "base URL, http://host:port" },
      {
        name: "model",
        takes: "word",
        value: "NAME",
        help: "name the server knows it by; none: its first",
      },
      {
        name: "api-key-env",
        takes: "word",
        value: "VAR",
        help: "environment variable that holds the key",
      },
      {
        name: "header",
        takes: "many",
        value: "'K: V'",
        help: "further header; its value is kept out of every file",
      },
      { name: "max-out-len", takes: "number", value: "N", help: "most tokens of an answer" },
    ],
  },
  {
    heading: "The load",
    flags: [
      {
        name: "concurrency",
        takes: "number",
        value: "N",
        help: "requests in flight, or the cap of --request-rate",
      },
      {
        name: "request-rate",
        takes: "number",
        value: "R",
        help: "requests per second, Poisson; 0: as slots free",
      },
      { name: "num-prompts", takes: "number", value: "N", help: "rows of each dataset" },
      {
        name: "num-warmups",
        takes: "number",
        value: "N",
        help: "requests sent first and excluded (1)",
      },
      { name: "pressure", takes: "none", help: "hold the load for a time instead of a count" },
      { name: "pressure-time", takes: "number", value: "S", help: "that time in seconds (15)" },
      {
        name: "client",
        takes: "word",
        value: "NAME",
        help: "auto, native (epoll, kernel stamps; Linux, http) or portable",
      },
      { name: "merge-ds", takes: "none", help: "datasets of one kind as one load" },
      { name: "seed", takes: "number", value: "N", help: "seed of prompts and arrivals" },
    ],
  },
  {
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
      },
      {
        name: "max-num-workers",
        takes: "number",
        value: "N",
        help: "tasks at once; a load always runs alone",
      },
      { name: "json", takes: "none", help: "machine-readable output on stdout" },
      { name: "debug", takes: "none", help: "show where a fault of assay's own came from" },
      { name: "help", short: "h", takes: "none", help: "this page" },
      { name: "version", short: "V", takes: "none", help: "versions of assay and Deno" },
    ],
  },
];

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
