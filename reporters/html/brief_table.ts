/**
 * A table with one line for each of several things that were measured alike: loads of a run, stages of a load.
 * @module
 */

import type { Metric, TaskSummary } from "../../engine/event/summary.ts";
import type { Task } from "../../engine/plan/plan.ts";
import { figure } from "../text/figure.ts";
import { stageName } from "../text/stage_name.ts";
import { distributionOf } from "../text/statistics.ts";
import type { Numbers } from "../text/totals.ts";
import { numberOf } from "../text/totals.ts";
import { loadPhrases } from "./load_words.ts";
import type { Fragment, Html } from "./markup.ts";
import { html } from "./markup.ts";
import { table } from "./tables.ts";

/** One line: what it is called, and its numbers. */
export interface Brief {
  readonly name: Fragment;
  readonly numbers: Numbers;
}

type Metrics = Readonly<Record<string, Metric>>;

interface Column {
  readonly name: string;
  of(numbers: Numbers): number | undefined;
}

const COLUMNS: readonly Column[] = [
  { name: "TTFT median ms", of: ({ metrics }) => median(metrics, "ttft_ms") },
  {
    name: "TTFT P99 ms",
    of: ({ metrics }) => distributionOf(metrics, "ttft_ms")?.["p99"],
  },
  { name: "TPOT median ms", of: ({ metrics }) => median(metrics, "tpot_ms") },
  { name: "E2EL median ms", of: ({ metrics }) => median(metrics, "e2el_ms") },
  {
    name: "Output token/s",
    of: ({ metrics }) => numberOf(metrics, "output_token_throughput_per_s"),
  },
  { name: "Requests/s", of: ({ metrics }) => numberOf(metrics, "request_throughput_per_s") },
  { name: "Ok", of: ({ requests }) => requests.ok },
  { name: "Failed", of: ({ requests }) => requests.failed },
];

/** The table. */
export function briefTable(caption: string, briefs: readonly Brief[]): Html {
  return table({
    caption,
    kind: "wide",
    columns: ["", ...COLUMNS.map(({ name }) => name)],
    rows: briefs.map(({ name, numbers }) => [
      html`${name}`,
      ...COLUMNS.map(({ of }) => figure(of(numbers))),
    ]),
  });
}

/** A line for each stage, with the load that it put on the server. */
export function stageTable(task: Task, { stages }: TaskSummary): Html {
  const phrases = loadPhrases(task);
  return briefTable(
    "Stages",
    stages.map((numbers) => ({
      name: html`${stageName(numbers.stage)} <small class="under">${
        phrases[numbers.stage] ?? ""
      }</small>`,
      numbers,
    })),
  );
}

function median(metrics: Metrics, key: string): number | undefined {
  const values = distributionOf(metrics, key);
  return values?.["p50"] ?? values?.mean;
}
