/**
 * The page of a task: one file that shows what was measured, and opens without a network.
 *
 * The same recording gives the same page, byte for byte: it holds no time of its own making and nothing random.
 * @module
 */

import { gather } from "./html/gather.ts";
import { pagePieces } from "./html/page.ts";
import type { Scripts } from "./html/scripts.ts";
import type { Recorded, Report } from "./reporter.ts";
import { reportPath } from "./text/report_path.ts";

/** Renders `performance/<model>/<dataset>_plot.html`. `scripts`: what `loadScripts` of html/scripts.ts gave. */
export function renderPage(recorded: Recorded, scripts: Scripts): Report {
  return { path: reportPath(recorded.task, "_plot.html"), pieces: pieces(recorded, scripts) };
}

async function* pieces(recorded: Recorded, scripts: Scripts): AsyncIterable<string> {
  yield* pagePieces(recorded, await gather(recorded), scripts);
}
