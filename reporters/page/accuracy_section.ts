/**
 * The section about right and wrong: charts, scores with their intervals, means over several datasets, cautions.
 * @module
 */

import type { AccuracyMetric, AccuracyTask, GroupResult } from "../../engine/event/accuracy.ts";
import type { Summary } from "../../engine/event/summary.ts";
import { breakable } from "../html/breakable.ts";
import type { Fragment, Html } from "../html/markup.ts";
import { html } from "../html/markup.ts";
import { failureTable, table } from "../html/tables.ts";
import { figure } from "../text/figure.ts";
import { AMISS, mainMetric } from "./accuracy_charts.ts";

const ABSENT = "–";

/** The section; nothing where nothing was scored. */
export function accuracySection({ tasks, groups }: Summary): Html {
  const scored = tasks.filter((task) => task.kind === "accuracy");
  if (scored.length === 0) return html``;
  return html`
    <section id="scores">
      <h2>Accuracy</h2>
      <figure><figcaption><h3>Score</h3> <span>with its 95 % interval</span></figcaption>
        <div class="chart" id="accuracy"></div></figure>
      <figure><figcaption><h3>What became of the answers</h3> <span>shares of all that were to be asked</span></figcaption>
        <div class="chart" id="outcomes"></div></figure>
      ${scoreTable(scored)}
      ${groups.length > 0 ? groupTable(groups) : null}
      ${scored.map(remarksOf)}
    </section>
  `;
}

/** A share of 1 as percent. */
export function percent(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? ABSENT : `${(share * 100).toFixed(1)} %`;
}

/** The 95 % interval of a metric, in percent. */
export function intervalText(metric: AccuracyMetric | undefined): string {
  return metric?.ci95 ? `${metric.ci95.map((end) => (end * 100).toFixed(1)).join("–")} %` : ABSENT;
}

function scoreTable(tasks: readonly AccuracyTask[]): Html {
  const share = (task: AccuracyTask, name: string): string => percent(task.metrics[name]?.value);
  return table({
    caption: "Scores",
    kind: "wide",
    columns: [
      "Dataset",
      "Model",
      "Metric",
      "Score",
      "95 % interval",
      "n",
      "No answer",
      "Cut off",
      "Errors",
      "Recipe",
    ],
    rows: tasks.flatMap((task) => {
      const main = mainMetric(task)?.[0];
      const names = Object.keys(task.metrics).filter((name) => !AMISS.includes(name));
      return names.map((name): [Fragment, ...Fragment[]] => {
        const metric = task.metrics[name];
        const shares = name === main
          ? AMISS.map((amiss) => share(task, amiss))
          : AMISS.map(() => "");
        return [
          html`<bdi>${breakable(task.dataset)}</bdi>`,
          html`<bdi>${task.model}</bdi>`,
          name,
          percent(metric?.value),
          intervalText(metric),
          figure(metric?.n),
          ...shares,
          html`<code>${task.recipe}</code> v${task.recipeVersion}`,
        ];
      });
    }),
  });
}

function groupTable(groups: readonly GroupResult[]): Html {
  return table({
    caption: "Means over several datasets",
    kind: "narrow",
    columns: ["Group", "Model", "Metric", "Value", "± standard error", "Datasets"],
    rows: groups.map(({ group, model, metric, value, stderr, members }) => [
      group,
      html`<bdi>${model}</bdi>`,
      metric,
      percent(value),
      percent(stderr),
      figure(members),
    ]),
  });
}

/** Cautions and failures of one task. */
function remarksOf(task: AccuracyTask): Html {
  const { dataset, model, notes, samples, unscoredByReason } = task;
  const reasons = Object.entries(unscoredByReason).map(([why, count]) => `${figure(count)} ${why}`);
  const lines = [
    ...(samples.unscored > 0
      ? [
        `${figure(samples.unscored)} of ${
          figure(samples.total)
        } answers state none that could be scored (${reasons.join(", ")}): they count as not right`,
      ]
      : []),
    ...notes,
  ];
  if (lines.length === 0 && task.failures.length === 0) return html``;
  return html`
    <h3 class="of"><bdi>${model}</bdi> on <bdi>${dataset}</bdi></h3>
    <div class="notes">
      <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
    </div>
    ${task.failures.length > 0 ? html`<div class="titled">${failureTable(task)}</div>` : null}
  `;
}
