/**
 * `report.html`: one page for the whole run, which opens without a network.
 *
 * The same run gives the same page, byte for byte: it holds no time of its own making and nothing random.
 * @module
 */

import type { TaskSummary } from "../../engine/event/summary.ts";
import type { Fragment, Html } from "../html/markup.ts";
import { html } from "../html/markup.ts";
import { factList } from "../html/remarks.ts";
import type { Scripts } from "../html/scripts.ts";
import { packedContent, shellPieces } from "../html/shell.ts";
import { figure } from "../text/figure.ts";
import type { Report } from "../reporter.ts";
import { accuracySection } from "./accuracy_section.ts";
import { answersSection } from "./answers_section.ts";
import type { RunPicture } from "./draw_run.ts";
import { loadTable, runHead, runTitle } from "./run_head.ts";
import { thresholdSection } from "./thresholds.ts";

/** Renders the page. `scripts`: those with maths where there are answers. */
export function renderRunPage(picture: RunPicture, scripts: Scripts): Report {
  const title = runTitle(picture.run.summary);
  return { path: "report.html", pieces: shellPieces(title, scripts, bodyOf(picture)) };
}

function* bodyOf(picture: RunPicture): Iterable<string> {
  const { run, loads, accuracy, answers } = picture;
  const { summary } = run;
  const measured = run.loads.map(({ summary }) => summary);
  const overview = measured.length > 1
    ? html`<section id="loads" class="titled"><h2>Loads</h2>${
      loadTable(measured, (at) => `#${loads[at]?.id}`)
    }</section>`
    : null;
  yield html`
    ${runHead(summary)}
    ${contentsOf(picture, measured)}
    ${thresholdSection(summary)}
    ${overview}
    ${accuracySection(summary)}
    ${answersSection(answers)}
  `.html;
  const sets = answers.map(({ set }) => set).filter(({ rows }) => rows.length > 0);
  yield packedContent({
    prefix: "",
    charts: accuracy,
    timeline: null,
    answers: sets.length > 0 ? sets : null,
  }).html;
  for (const load of loads) yield load.html;
  yield runSection(picture, measured).html;
}

function contentsOf(
  { run, loads, accuracy, answers }: RunPicture,
  measured: readonly TaskSummary[],
): Html {
  const entries: readonly (readonly [id: string, name: Fragment])[] = [
    ...((run.summary.thresholds ?? []).length > 0 ? [["thresholds", "Thresholds"] as const] : []),
    ...(measured.length > 1 ? [["loads", "Loads"] as const] : []),
    ...(accuracy.length > 0 ? [["scores", "Accuracy"] as const] : []),
    ...(answers.some(({ set }) => set.rows.length > 0) ? [["answers", "Samples"] as const] : []),
    ...loads.map(({ id }, at) =>
      [id, `${measured[at]?.model} on ${measured[at]?.dataset}`] as const
    ),
    ["run", "Run"],
  ];
  const links = entries.map(([id, name]) =>
    html`
      <a href="#${id}"><bdi>${name}</bdi></a>
    `
  );
  return html`<nav aria-label="Contents">${links}</nav>`;
}

/** How the run was started, and where it took place. */
function runSection({ run, command }: RunPicture, measured: readonly TaskSummary[]): Html {
  const { summary } = run;
  const [first] = summary.tasks;
  const environment = first?.environment;
  const stamps = [
    ...new Set(measured.map(({ client }) => `${client.name}, stamps by ${client.stamps}`)),
  ];
  return html`
    <section id="run">
      <h2>Run</h2>
      ${factList([
        ["Command line", command ?? "unknown"],
        ["Plan", summary.plan],
        ...(environment
          ? [
            ["assay", environment.assay] as const,
            ["Deno", environment.deno] as const,
            [
              "Machine",
              `${environment.os}, ${environment.arch}, ${figure(environment.cores)} cores`,
            ] as const,
          ]
          : []),
        ...(stamps.length > 0 ? [["Load client", stamps.join("; ")] as const] : []),
      ])}
    </section>
  `;
}
