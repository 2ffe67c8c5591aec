/**
 * `compare.html`: what differs, verdicts, overlaid distributions, and the samples that flipped.
 * @module
 */

import type { Comparison, Pair } from "../../engine/compare/comparison.ts";
import type { LoadComparison } from "../../engine/compare/load_comparison.ts";
import type { Verdict } from "../../engine/compare/verdict.ts";
import { documentStart } from "../html/document.ts";
import type { Html } from "../html/markup.ts";
import { html, scriptJson } from "../html/markup.ts";
import type { CompareChart } from "./client.ts";
import type { Column } from "./columns.ts";
import { answerColumns, metricName, ratioColumns } from "./columns.ts";
import { curveChart, sideColour } from "./curve_chart.ts";
import { flipList } from "./flips.ts";
import style from "./page.css" with { type: "text" };
import type { CompareScripts } from "./scripts.ts";
import { answerNotes, differenceText, headlines, sideText, stageTitle } from "./words.ts";

/** Stages with charts in one pair: each has up to four. */
const MOST_DRAWN = 12;

const CLASSES: Readonly<Record<Verdict, string>> = {
  "better": "verdict-better",
  "worse": "verdict-worse",
  "can't tell": "verdict-unknown",
};

/** A chart and what stands above it. */
interface Titled {
  readonly title: string;
  readonly chart: CompareChart;
}

/** Pieces of the page, in order. `scripts` must not hold `</script`. */
export function* comparePage(comparison: Comparison, scripts: CompareScripts): Iterable<string> {
  const baseline = comparison.sides[0]?.letter ?? "";
  const letters = comparison.sides.map(({ letter }) => letter);
  const drawn = comparison.pairs.map(({ side, loads }) =>
    loads.slice(0, MOST_DRAWN).map((load, at) => chartsOf(`${side}-${at}`, load, letters))
  );
  yield html`
    ${documentStart("Comparison", { scripts, style })}
    <body>
      <main>
        <header>
          <p class="kind">Comparison</p>
          <h1>${letters.slice(1).join(", ")} <span class="on">against</span> ${baseline}</h1>
          <ul class="sides">${comparison.sides.map((side, place) =>
            html`<li style="--side-colour: ${sideColour(place)}"><bdi>${
              sideText(side, comparison)
            }</bdi></li>`
          )}</ul>
          <ul class="verdicts">${comparison.pairs.flatMap((pair) =>
            headlines(pair, baseline).map((text) => html`<li>${text}</li>`)
          )}</ul>
        </header>
  `.html;
  for (const [at, pair] of comparison.pairs.entries()) {
    yield pairSection(pair, [baseline, pair.side], drawn[at] ?? []).html;
  }
  yield html`
    </main>
    <noscript><p class="none">Charts and the search need scripts. The numbers do not.</p></noscript>
    <script type="application/json" id="content">${scriptJson(
      drawn.flat(2).map(({ chart }) => chart),
    )}</script>
  `.html;
  for (const script of scripts) yield `<script>${script}</script>\n`;
  yield "</body>\n</html>\n";
}

function pairSection(
  pair: Pair,
  letters: readonly [string, string],
  drawn: readonly (readonly Titled[])[],
): Html {
  const { side, differences, refused, answers, loads } = pair;
  const [baseline] = letters;
  const flipped = answers.filter(({ flips }) => flips.length > 0);
  return html`
    <section
      id="plans-${side}"><h2>What differs, ${baseline} → ${side}</h2>${differences.length === 0
        ? html`<p class="none">The plans say the same.</p>`
        : html`<ul>${
          differences.map((difference) => html`<li><bdi>${differenceText(difference)}</bdi></li>`)
        }</ul>`}${refused.map(({ task, why }) =>
          html`<p>Not compared: <bdi>${task}</bdi>: ${why}</p>`
        )}</section>
    ${answers.length === 0
      ? null
      : html`<section id="answers-${side}"><h2>How right</h2>${
        table("Accuracy", {
          columns: answerColumns(letters),
          rows: answers,
          nameOf: ({ dataset }) => dataset,
        })
      }${answers.map((answer) => noteList(answer.dataset, answerNotes(answer)))}</section>`}
    ${loads.map((load, at) => loadSection(load, letters, drawn[at] ?? []))}
    ${flipped.length === 0
      ? null
      : html`<section id="flips-${side}"><h2>Samples that flipped</h2>${
        flipped.map((answer) => flipList(answer, letters))
      }</section>`}
  `;
}

function loadSection(
  load: LoadComparison,
  letters: readonly [string, string],
  charts: readonly Titled[],
): Html {
  return html`
    <section><h2>How fast: <bdi>${stageTitle(load)}</bdi></h2>${table(
      `Speed: ${stageTitle(load)}`,
      {
        columns: ratioColumns(letters),
        rows: load.rows,
        nameOf: metricName,
      },
    )}<div class="pair">${charts.map(({ title, chart }) =>
      html`
        <figure>
          <figcaption><h3>${title}</h3> <span>share of values up to each one</span></figcaption>
          <div class="chart" id="${chart.id}"></div>
        </figure>
      `
    )}</div>${noteList(load.dataset, load.notes)}</section>
  `;
}

function chartsOf(
  stage: string,
  { curves }: LoadComparison,
  letters: readonly string[],
): readonly Titled[] {
  return [...Map.groupBy(curves, ({ metric }) => metric)].map(([metric, ofMetric]) => {
    const title = metricName({ metric });
    const spec = curveChart(title, ofMetric, letters);
    return { title, chart: { id: `curve-${stage}-${metric}`, spec } };
  });
}

interface Table<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly nameOf: (row: T) => string;
}

function table<T extends { readonly verdict: Verdict }>(
  caption: string,
  { columns, rows, nameOf }: Table<T>,
): Html {
  const heads = columns.map(({ name }) => html`<th scope="col">${name}</th>`);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
      <table class="wide">
        <thead>
          <tr><th scope="col"></th>${heads}</tr>
        </thead>
        <tbody>${rows.map((row) =>
          html`<tr><th scope="row"><bdi>${nameOf(row)}</bdi></th>${
            columns.map((column, at) =>
              html`<td class="${at === 0 ? CLASSES[row.verdict] : ""}">${column.of(row)}</td>`
            )
          }</tr>`
        )}</tbody>
      </table>
    </div>
  `;
}

function noteList(dataset: string, notes: readonly string[]): Html {
  return html`${
    notes.map((note) => html`<p class="hint">Note: <bdi>${dataset}</bdi>: ${note}</p>`)
  }`;
}
