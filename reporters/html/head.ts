/**
 * The head of the page: what was measured, against what, whether to believe it, and the figures most people came for.
 * @module
 */

import type { Ending } from "../../engine/event/event.ts";
import type { TaskSummary } from "../../engine/event/summary.ts";
import type { Task } from "../../engine/plan/plan.ts";
import { figure } from "../text/figure.ts";
import { distributionOf } from "../text/statistics.ts";
import { numberOf } from "../text/totals.ts";
import { loadPhrases } from "./load_words.ts";
import type { Html } from "./markup.ts";
import { html } from "./markup.ts";

/** A thing to know before reading on. */
export interface Verdict {
  readonly good: boolean;
  readonly text: string;
}

interface Tile {
  readonly name: string;
  readonly value: number | undefined;
  readonly unit: string;
  readonly beside: string;
}

const ENDINGS: Readonly<Record<Ending, Verdict>> = {
  complete: { good: true, text: "run complete" },
  interrupted: { good: false, text: "interrupted: these are the numbers of what had finished" },
  unreachable: {
    good: false,
    text: "the server could not be reached, so the rest was not sent",
  },
};

/** The head of a page that shows one task alone. */
export function headSection(task: Task, summary: TaskSummary): Html {
  const { model, dataset } = summary;
  return html`
    <header>
      <p class="kind">Performance report</p>
      <h1><bdi>${model}</bdi> <span class="on">on</span> <bdi>${dataset}</bdi></h1>
      ${askedFacts(task, summary)}
    </header>
  `;
}

/** What was asked of whom, whether to believe it, and the figures most people came for. */
export function askedFacts(task: Task, summary: TaskSummary): Html {
  const { served, url, startedAt } = summary;
  return html`
    <dl class="asked">
      <div>
        <dt>Model served</dt>
        <dd><bdi>${served || "unnamed model"}</bdi></dd>
      </div>
      <div>
        <dt>Server</dt>
        <dd><bdi>${url}</bdi></dd>
      </div>
      <div>
        <dt>Load</dt>
        <dd>${loadPhrases(task).map((phrase) => html`<span>${phrase}</span>`)}</dd>
      </div>
      <div>
        <dt>Started</dt>
        <dd><time datetime="${startedAt}">${wallTime(startedAt)}</time></dd>
      </div>
    </dl>
    ${verdictList(verdictsOf(summary))}
    <dl class="tiles">${tilesOf(summary).map(tileItem)}</dl>
  `;
}

/** `2026-01-02 03:04:05 UTC`; what is no ISO 8601 time in UTC stays as it is. */
export function wallTime(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, "$1 $2 UTC");
}

function verdictsOf({ requests, ending, client }: TaskSummary): readonly Verdict[] {
  const { total, ok, failed, aborted } = requests;
  const bad = [[failed, "failed"], [aborted, "aborted"]] as const;
  const lost = bad.filter(([count]) => count > 0).map(([count, name]) =>
    `${figure(count)} ${name}`
  );
  return [
    ENDINGS[ending],
    {
      good: failed === 0 && ok > 0,
      text: [`${figure(ok)} of ${figure(total)} requests ok`, ...lost].join(", "),
    },
    { good: client.verdict.keptUp, text: client.verdict.text },
  ];
}

/** Verdicts in a row. The sign says it too, not the colour alone. */
export function verdictList(verdicts: readonly Verdict[]): Html {
  return html`<ul class="verdicts">${verdicts.map(verdictItem)}</ul>`;
}

function verdictItem({ good, text }: Verdict): Html {
  return html`<li class="${good ? "good" : "bad"}"><span aria-hidden="true">${
    good ? "✓" : "!"
  }</span> ${text}</li>`;
}

function tilesOf({ metrics }: TaskSummary): readonly Tile[] {
  const latency = (name: string, key: string): Tile => {
    const values = distributionOf(metrics, key);
    const p99 = values?.["p99"] === undefined ? "" : ` · p99 ${figure(values["p99"])}`;
    return {
      name,
      value: values?.["p50"] ?? values?.mean,
      unit: "ms",
      beside: values ? `${values["p50"] === undefined ? "mean" : "median"}${p99}` : "no value",
    };
  };
  return [
    latency("Time to first token", "ttft_ms"),
    latency("Time per output token", "tpot_ms"),
    latency("End-to-end latency", "e2el_ms"),
    {
      name: "Output tokens",
      value: numberOf(metrics, "output_token_throughput_per_s"),
      unit: "token/s",
      beside: `${figure(numberOf(metrics, "total_output_tokens"))} in all`,
    },
    {
      name: "Requests",
      value: numberOf(metrics, "request_throughput_per_s"),
      unit: "req/s",
      beside: `in ${figure(numberOf(metrics, "duration_s"))} s`,
    },
    {
      name: "In flight",
      value: numberOf(metrics, "concurrency_mean"),
      unit: "",
      beside: `mean · max ${figure(numberOf(metrics, "concurrency_max"))}`,
    },
  ];
}

function tileItem({ name, value, unit, beside }: Tile): Html {
  return html`
    <div>
      <dt>${name}</dt>
      <dd><strong>${figure(value)}</strong> <span>${unit}</span><small>${beside}</small></dd>
    </div>
  `;
}
