/**
 * The flags of a run.
 * @module
 */

import type { FlagGroup } from "./flag.ts";
import { OUTPUT_FLAGS } from "./output_flags.ts";

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
      {
        name: "no-server-metrics",
        takes: "none",
        help: "do not ask the server's /metrics each second",
        rare: true,
      },
      { name: "seed", takes: "number", value: "N", help: "seed of prompts and arrivals" },
    ],
  },
  OUTPUT_FLAGS,
];
