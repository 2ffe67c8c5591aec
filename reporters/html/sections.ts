/**
 * The sections about one load, in the order they are read; a page of one task and that of a whole run share them.
 * @module
 */

import type { Recorded } from "../reporter.ts";
import type { Chart } from "./client/start.ts";
import { stageTable } from "./brief_table.ts";
import type { ChartGroup } from "./charts.ts";
import { courseGroups, spreadGroups } from "./charts.ts";
import type { Gathered } from "./gather.ts";
import { lengthGroups } from "./length_charts.ts";
import type { Html } from "./markup.ts";
import { html } from "./markup.ts";
import type { Place } from "./place.ts";
import { heading, section } from "./place.ts";
import { environmentSection, noteSection } from "./remarks.ts";
import { KNEE_RULE, sweepGroups } from "./sweep.ts";
import { definitionTable, failureTable, numberTables } from "./tables.ts";
import { timelineSection } from "./timeline.ts";

/** Sections, and what is drawn in them. */
export interface Sections {
  readonly html: Html;
  /** In the order of their places. */
  readonly charts: readonly Chart[];
  /** Ids and titles of the sections there are. */
  readonly contents: readonly (readonly [id: string, title: string])[];
}

/** Charts by the section that they stand in, in the order of the sections. */
interface Drawn {
  readonly sweep: readonly ChartGroup[];
  readonly course: readonly ChartGroup[];
  readonly spread: readonly ChartGroup[];
  readonly length: readonly ChartGroup[];
}

const MEASURED = "Measured requests that ended ok.";

/** All sections about a load. */
export function loadSections(recorded: Recorded, gathered: Gathered, place: Place): Sections {
  const { summary } = recorded;
  const drawn: Drawn = {
    sweep: sweepGroups(summary),
    course: courseGroups(recorded, gathered),
    spread: spreadGroups(recorded, gathered),
    length: lengthGroups(gathered),
  };
  const charts = [drawn.sweep, drawn.course, drawn.spread, drawn.length].flat()
    .flatMap((group) => group.charts)
    .map(({ id, spec }) => ({ id: `${place.prefix}${id}`, spec }));
  return {
    html: html`${partsOf(recorded, drawn, place)}`,
    charts,
    contents: contentsOf(summary, drawn.length.length > 0),
  };
}

function partsOf(recorded: Recorded, drawn: Drawn, place: Place): readonly (Html | null)[] {
  const { task, summary } = recorded;
  const figures = (groups: readonly ChartGroup[]): readonly Html[] =>
    groups.map((group) => figureOf(group, place));
  const titled = (name: string, title: string, inside: Html): Html =>
    section(place, name, { title, inside });
  return [
    summary.failures.length > 0
      ? titled("failures", "Failures", untitled(failureTable(summary)))
      : null,
    noteSection(summary, place),
    titled("numbers", "Numbers", numberTables(summary)),
    summary.stages.length > 1
      ? titled(
        "sweep",
        "Stages",
        html`${untitled(stageTable(task, summary))}${sweepOf(figures(drawn.sweep))}`,
      )
      : null,
    titled("course", "Over time", html`${figures(drawn.course)}`),
    timelineSection(summary, place),
    titled("spread", "Latency distributions", pairs(MEASURED, figures(drawn.spread))),
    drawn.length.length > 0
      ? titled("length", "Length and latency", pairs(MEASURED, figures(drawn.length)))
      : null,
    titled("definitions", "Definitions", untitled(definitionTable(summary))),
    environmentSection(recorded, place),
  ];
}

/** A table whose section says already what it is: its caption is for those who do not see it. */
function untitled(table: Html): Html {
  return html`<div class="titled">${table}</div>`;
}

function sweepOf(figures: readonly Html[]): Html {
  return figures.length === 0 ? html`` : pairs(KNEE_RULE, figures);
}

/** Figures side by side where there is room. */
function pairs(hint: string, figures: readonly Html[]): Html {
  return html`
    <p class="hint">${hint}</p>
    <div class="pair">${figures}</div>
  `;
}

function contentsOf(
  { failures, stages }: Recorded["summary"],
  hasLengths: boolean,
): Sections["contents"] {
  return [
    ...(failures.length > 0 ? [["failures", "Failures"] as const] : []),
    ["numbers", "Numbers"],
    ...(stages.length > 1 ? [["sweep", "Stages"] as const] : []),
    ["course", "Over time"],
    ["timeline", "Requests"],
    ["spread", "Distributions"],
    ...(hasLengths ? [["length", "Length"] as const] : []),
    ["definitions", "Definitions"],
    ["environment", "Environment"],
  ];
}

/** Charts under their title. */
function figureOf({ title, caption, charts }: ChartGroup, place: Place): Html {
  return html`
    <figure><figcaption>${heading(
      place.level + 1,
      title,
    )} <span>${caption}</span></figcaption>${charts.map(({ id }) =>
      html`<div class="chart" id="${place.prefix}${id}"></div>`
    )}</figure>
  `;
}

/** Links to sections. */
export function contentsNav(place: Place, label: string, contents: Sections["contents"]): Html {
  const links = contents.map(([id, name]) => html`<a href="#${place.prefix}${id}">${name}</a>\n`);
  return html`<nav aria-label="${label}">${links}</nav>`;
}
