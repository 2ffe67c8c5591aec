/**
 * The head of a run's page: what was measured, against what, whether to believe it, and each load in a line.
 * @module
 */

import type { Summary, TaskSummary } from "../../engine/event/summary.ts";
import { briefTable } from "../html/brief_table.ts";
import type { Verdict } from "../html/head.ts";
import { verdictList, wallTime } from "../html/head.ts";
import type { Html } from "../html/markup.ts";
import { html } from "../html/markup.ts";
import { figure } from "../text/figure.ts";

type AnyTask = Summary["tasks"][number];

/** The head. */
export function runHead(summary: Summary): Html {
  const { tasks } = summary;
  const distinct = (
    of: (task: AnyTask) => string,
  ): readonly string[] => [...new Set(tasks.map(of))];
  const list = (texts: readonly string[]): readonly Html[] =>
    texts.map((text) => html`<span><bdi>${text}</bdi></span>`);
  const started = distinct(({ startedAt }) => startedAt).toSorted()[0] ?? "";
  return html`
    <header>
      <p class="kind">Run report</p>
      <h1>${titleOf(summary)}</h1>
      ${verdictList(runVerdicts(summary))}
      <dl class="asked">
        <div><dt>Models served</dt><dd>${list(
          distinct(({ served }) => served || "unnamed model"),
        )}</dd></div>
        <div><dt>Servers</dt><dd>${list(distinct(({ url }) => url))}</dd></div>
        <div><dt>Datasets</dt><dd>${list(distinct(({ dataset }) => dataset))}</dd></div>
        <div><dt>Started</dt><dd><time datetime="${started}">${wallTime(started)}</time></dd></div>
      </dl>
    </header>
  `;
}

/** The title of a run: its task, or how many there are. */
export function runTitle({ tasks }: Summary): string {
  const [first] = tasks;
  if (first && tasks.length === 1) return `${first.model} on ${first.dataset}`;
  const models = new Set(tasks.map(({ model }) => model)).size;
  const datasets = new Set(tasks.map(({ dataset }) => dataset)).size;
  return `${counted(models, "model")} on ${counted(datasets, "dataset")}`;
}

/** What to know before reading on. */
export function runVerdicts(summary: Summary): readonly Verdict[] {
  const { tasks } = summary;
  const unended = tasks.filter(({ ending }) => ending !== "complete");
  return [
    unended.length === 0
      ? {
        good: true,
        text: tasks.length === 1 ? "run complete" : `all ${tasks.length} tasks complete`,
      }
      : { good: false, text: unended.map(({ id, ending }) => `${id}: ${ending}`).join(", ") },
    ...loadVerdicts(tasks.filter((task) => task.kind === "performance")),
    ...answerVerdicts(tasks),
    ...thresholdVerdicts(summary),
  ];
}

/** A line for each load, which leads to its section. */
export function loadTable(loads: readonly TaskSummary[], linkOf: (at: number) => string): Html {
  return briefTable(
    "Loads",
    loads.map((numbers, at) => ({
      name: html`<a href="${
        linkOf(at)
      }"><bdi>${numbers.model}</bdi> on <bdi>${numbers.dataset}</bdi></a>`,
      numbers,
    })),
  );
}

function titleOf(summary: Summary): Html {
  const [first] = summary.tasks;
  return first && summary.tasks.length === 1
    ? html`<bdi>${first.model}</bdi> <span class="on">on</span> <bdi>${first.dataset}</bdi>`
    : html`${runTitle(summary)}`;
}

function loadVerdicts(loads: readonly TaskSummary[]): readonly Verdict[] {
  if (loads.length === 0) return [];
  const sum = (of: (task: TaskSummary) => number): number =>
    loads.reduce((total, task) => total + of(task), 0);
  const [ok, total] = [sum(({ requests }) => requests.ok), sum(({ requests }) => requests.total)];
  const failed = sum(({ requests }) => requests.failed);
  const behind = loads.filter(({ client }) => !client.verdict.keptUp);
  const first = behind[0] ?? loads[0];
  const others = behind.length > 1 ? ` (and in ${behind.length - 1} other loads)` : "";
  return [
    {
      good: failed === 0 && ok > 0,
      text: `${figure(ok)} of ${figure(total)} requests ok${
        failed > 0 ? `, ${figure(failed)} failed` : ""
      }`,
    },
    loads.length > 1 && behind.length === 0
      ? { good: true, text: "the client kept up in every load" }
      : { good: behind.length === 0, text: `${first?.client.verdict.text}${others}` },
  ];
}

function answerVerdicts(tasks: readonly AnyTask[]): readonly Verdict[] {
  const scored = tasks.filter((task) => task.kind === "accuracy");
  if (scored.length === 0) return [];
  const sum = (key: "total" | "scored" | "unscored" | "errors" | "missing"): number =>
    scored.reduce((total, { samples }) => total + samples[key], 0);
  const amiss = [
    [sum("unscored"), "without an answer"],
    [sum("errors"), "failed"],
    [sum("missing"), "not asked"],
  ] as const;
  const said = amiss.filter(([count]) => count > 0).map(([count, name]) =>
    `${figure(count)} ${name}`
  );
  const text = `${figure(sum("scored"))} of ${figure(sum("total"))} answers scored`;
  return [{ good: sum("errors") + sum("missing") === 0, text: [text, ...said].join(", ") }];
}

function thresholdVerdicts({ thresholds = [] }: Summary): readonly Verdict[] {
  if (thresholds.length === 0) return [];
  const kept = thresholds.filter(({ verdict }) => verdict === "pass").length;
  const all = thresholds.length;
  return [{ good: kept === all, text: `${kept} of ${all} thresholds kept` }];
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
