/**
 * A run as it is shown: every section and every chart of it, made once for the page and all the files beside it.
 *
 * Loads are drawn one after the other, and what stays of each is text.
 * @module
 */

import type { Recorded } from "../../engine/event/recorded.ts";
import { gather } from "../html/gather.ts";
import { askedFacts } from "../html/head.ts";
import type { Chart } from "../html/client/start.ts";
import { html } from "../html/markup.ts";
import type { Place } from "../html/place.ts";
import { contentsNav, loadSections } from "../html/sections.ts";
import { packedContent } from "../html/shell.ts";
import { timelineContent } from "../html/timeline.ts";
import { reportPath } from "../text/report_path.ts";
import { accuracyCharts } from "./accuracy_charts.ts";
import type { Picked } from "./pick_answers.ts";
import { pickAnswers } from "./pick_answers.ts";
import type { RecordedRun } from "./run.ts";

/** A run as it is shown. */
export interface RunPicture {
  readonly run: RecordedRun;
  /** What was typed to start it; `null` where nobody knows. */
  readonly command: string | null;
  readonly loads: readonly DrawnLoad[];
  readonly accuracy: readonly Chart[];
  readonly answers: readonly Picked[];
  readonly files: readonly ChartFile[];
}

/** One load, drawn. */
export interface DrawnLoad {
  /** Id of its section. */
  readonly id: string;
  /** Its section, and what the script draws in it. */
  readonly html: string;
}

/** A chart that has a file of its own. */
export interface ChartFile {
  /** Relative to the run's folder, without its ending. */
  readonly path: string;
  /** The task and the chart, for people. */
  readonly title: string;
  readonly spec: unknown;
}

/** Draws a run. `command`: what was typed to start it. */
export async function drawRun(run: RecordedRun, command: string | null): Promise<RunPicture> {
  const drawn = [];
  for (const [at, recorded] of run.loads.entries()) drawn.push(await drawLoad(recorded, at));
  const scored = run.summary.tasks.filter((task) => task.kind === "accuracy");
  const accuracy = accuracyCharts(scored);
  const whole = accuracy.map(({ id, spec }) => ({ path: `charts/${id}`, title: id, spec }));
  return {
    run,
    command,
    loads: drawn.map(({ load }) => load),
    accuracy,
    answers: await pickAnswers(run),
    files: [...whole, ...drawn.flatMap(({ files }) => files)],
  };
}

async function drawLoad(
  recorded: Recorded,
  at: number,
): Promise<{ readonly load: DrawnLoad; readonly files: readonly ChartFile[] }> {
  const { task, summary } = recorded;
  const id = `load-${at + 1}`;
  const place: Place = { prefix: `${id}-`, level: 3 };
  const gathered = await gather(recorded);
  const { html: sections, charts, contents } = loadSections(recorded, gathered, place);
  const title = `${summary.model} on ${summary.dataset}`;
  const timeline = timelineContent(gathered);
  const page = html`
    <section class="load" id="${id}">
      <h2><bdi>${summary.model}</bdi> <span class="on">on</span> <bdi>${summary.dataset}</bdi></h2>
      ${askedFacts(task, summary)}
      ${contentsNav(place, title, contents)}
      ${sections}
    </section>
    ${packedContent({ prefix: place.prefix, charts, timeline, answers: null })}
  `;
  const folder = reportPath(task, "").replace(/^performance/, "charts");
  const files = charts.map(({ id, spec }) => {
    const name = id.slice(place.prefix.length);
    return { path: `${folder}/${name}`, title: `${title}: ${name}`, spec };
  });
  return { load: { id, html: page.html }, files };
}
