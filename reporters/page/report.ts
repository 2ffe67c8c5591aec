/**
 * All files about a whole run: its page, its Markdown, its charts. One drawing serves them all, so they cannot disagree.
 * @module
 */

import type { ChartPicture } from "../charts.ts";
import { renderCharts } from "../charts.ts";
import type { Scripts } from "../html/scripts.ts";
import { renderMarkdown } from "../report_md.ts";
import type { Report } from "../reporter.ts";
import { drawRun } from "./draw_run.ts";
import type { RecordedRun } from "./run.ts";
import { renderRunPage } from "./run_page.ts";

/** What a run is reported with. */
export interface ReportOptions {
  /** What was typed to start it, without secrets; `null` where nobody knows. */
  readonly command: string | null;
  /** Charts are also written in this form; `null`: as specifications only. */
  readonly picture: ChartPicture | null;
  /** Those with maths where there are answers. */
  readonly scripts: Scripts;
}

/** Renders `report.html`, `report.md` and `charts/**`. */
export async function renderReport(
  run: RecordedRun,
  { command, picture, scripts }: ReportOptions,
): Promise<readonly Report[]> {
  const drawn = await drawRun(run, command);
  return [
    renderRunPage(drawn, scripts),
    renderMarkdown(drawn, picture),
    ...renderCharts(drawn.files, picture),
  ];
}
