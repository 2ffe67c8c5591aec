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
  /** Rarely needed, or kept for those who know it from elsewhere: on the page of `--help-all` only. */
  readonly rare?: boolean;
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
      {
        name: "datasets",
        takes: "many",
        value: "NAME…",
        help: "dataset configs, or data files of your own",
      },
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
      {
        name: "url",
        takes: "word",
        value: "URL",
        help: "base URL, http://host:port or unix:/path.sock",
      },
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
    heading: "The questions",
    flags: [
      { name: "recipe", takes: "word", value: "NAME", help: "score by this rule: gsm8k@official" },
      { name: "repeats", takes: "number", value: "N", help: "ask every question N times (1)" },
      {
        name: "slice",
        takes: "word",
        value: "[A:B]",
        help: "rows A to B, B not included",
        rare: true,
      },
      {
        name: "sample-ids",
        takes: "many",
        value: "ID…",
        help: "rows of these ids only",
        rare: true,
      },
      {
        name: "order",
        takes: "word",
        value: "WORD",
        help: "file; shuffle; random: a seeded subset of --num-prompts rows",
        rare: true,
      },
      {
        name: "system",
        takes: "word",
        value: "TEXT",
        help: "system message before the question",
        rare: true,
      },
      {
        name: "show-prompt",
        takes: "word",
        value: "N",
        help: "print the request body of sample N; send nothing",
      },
      {
        name: "attempts",
        takes: "number",
        value: "N",
        help: "tries of one question (8)",
        rare: true,
      },
      {
        name: "max-error-rate",
        takes: "number",
        value: "R",
        help: "share of questions that may fail for good (0.1)",
      },
      {
        name: "retry-failed",
        takes: "none",
        help: "with --reuse: ask again what failed for good",
      },
      {
        name: "response-cache",
        takes: "word",
        value: "DIR",
        help: "keep answers over all runs, and ask nothing twice",
        rare: true,
      },
      {
        name: "data-dir",
        takes: "word",
        value: "DIR",
        help: "where datasets are kept (ASSAY_DATA, ./data)",
      },
      {
        name: "custom-dataset-path",
        takes: "word",
        value: "FILE",
        help: "as --datasets FILE",
        rare: true,
      },
    ],
  },
  {
    heading: "The load",
    flags: [
      {
        name: "concurrency",
        takes: "number",
        value: "N",
        help: "in flight; the cap of --request-rate; questions: found out",
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
        rare: true,
      },
      { name: "pressure", takes: "none", help: "hold the load for --pressure-time S seconds (15)" },
      {
        name: "pressure-time",
        takes: "number",
        value: "S",
        help: "that time in seconds (15)",
        rare: true,
      },
      {
        name: "client",
        takes: "word",
        value: "NAME",
        help: "auto, native (epoll, kernel stamps; Linux, http) or portable",
      },
      {
        name: "workers",
        takes: "number",
        value: "N",
        help: "load threads; the schedule stays the same (half the cores)",
      },
      { name: "merge-ds", takes: "none", help: "datasets of one kind as one load", rare: true },
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
