/**
 * Numbers as tables: per request, end to end, by stage, and what each metric means.
 * @module
 */

import { EVENT_METRICS, REQUEST_METRICS } from "../../engine/event/metrics.ts";
import type { TaskSummary } from "../../engine/event/summary.ts";
import { TOTAL_METRICS } from "../../engine/event/totals.ts";
import { figure } from "../text/figure.ts";
import type { Scope } from "../text/scopes.ts";
import { scopesOf } from "../text/scopes.ts";
import { distributionOf, statisticColumns, statisticRows } from "../text/statistics.ts";
import { TOTAL_ROWS } from "../text/totals.ts";
import { breakable } from "./breakable.ts";
import type { Fragment, Html } from "./markup.ts";
import { html } from "./markup.ts";

/** A table that scrolls inside its box; the first cell of each row names it. */
export interface Grid {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [Fragment, ...Fragment[]])[];
  /** How wide it is: as the page, as its numbers, or as its words, which are in the last column. */
  readonly kind: "wide" | "narrow" | "words";
}

/** The two tables of the terminal, for the task and for each of its stages. */
export function numberTables(summary: TaskSummary): Html {
  const scopes = scopesOf(summary);
  const [total, ...stages] = scopes.map(statisticTable);
  const folded = stages.length > 0
    ? html`<details><summary>Per request, by stage</summary>${stages}</details>`
    : null;
  return html`${total}${totalTable(scopes)}${folded}`;
}

/** What the metrics that there are numbers for mean. */
export function definitionTable({ metrics }: TaskSummary): Html {
  const known = [...REQUEST_METRICS, ...EVENT_METRICS, ...TOTAL_METRICS];
  return table({
    caption: "Definitions",
    columns: ["Metric", "Unit", "Meaning"],
    kind: "words",
    rows: known.filter(({ name }) => metrics[name] !== undefined)
      .map(({ name, unit, definition }) => [html`<code>${name}</code>`, unit, definition]),
  });
}

/** Failures by kind, with the first that was said about each. */
export function failureTable({ failures }: Pick<TaskSummary, "failures">): Html {
  return table({
    caption: "Failures by kind",
    columns: ["Kind", "Requests", "First message"],
    kind: "words",
    rows: failures.map(({ kind, count, text }) => [
      html`<code>${kind}</code>`,
      figure(count),
      html`<bdi>${text || "–"}</bdi>`,
    ]),
  });
}

function statisticTable({ key, name, numbers: { metrics } }: Scope): Html {
  const rows = statisticRows(metrics);
  const where = key === "total" ? "" : `, ${name}`;
  if (rows.length === 0) {
    return html`<p class="none">No request went well${where}: there are no statistics per request.</p>`;
  }
  const columns = statisticColumns([metrics]);
  return table({
    caption: `Per request${where}`,
    kind: "wide",
    columns: ["", ...columns.map(({ name }) => name)],
    rows: rows.map(({ name, key, unit }) => {
      const distribution = distributionOf(metrics, key);
      return [
        nameCell(name, unit),
        ...columns.map((column) => figure(distribution && column.of(distribution))),
      ];
    }),
  });
}

function totalTable(scopes: readonly Scope[]): Html {
  return table({
    caption: "End to end",
    kind: "narrow",
    columns: ["", ...scopes.map(({ name }) => name)],
    rows: TOTAL_ROWS.map(({ name, unit, of }) => [
      nameCell(name, unit),
      ...scopes.map(({ numbers }) => figure(of(numbers))),
    ]),
  });
}

function nameCell(name: string, unit: string): Fragment {
  return unit === "" ? breakable(name) : [breakable(name), " ", html`<small>${unit}</small>`];
}

/** The table. */
export function table({ caption, columns, rows, kind }: Grid): Html {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
      <table class="${kind}">
        <caption>${caption}</caption>
        <thead>
          <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
        </thead>
        <tbody>${rows.map(([name, ...cells]) =>
          html`
            <tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
          `
        )}</tbody>
      </table>
    </div>
  `;
}
