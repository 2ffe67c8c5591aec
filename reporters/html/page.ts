/**
 * The page of one task: its head, its sections, and what is drawn in them.
 * @module
 */

import type { Recorded } from "../reporter.ts";
import type { Gathered } from "./gather.ts";
import { headSection } from "./head.ts";
import { html } from "./markup.ts";
import { ALONE } from "./place.ts";
import type { Scripts } from "./scripts.ts";
import { contentsNav, loadSections } from "./sections.ts";
import { packedContent, shellPieces } from "./shell.ts";
import { timelineContent } from "./timeline.ts";

/** Pieces of the page, in order. */
export function pagePieces(
  recorded: Recorded,
  gathered: Gathered,
  scripts: Scripts,
): Iterable<string> {
  const { task, summary } = recorded;
  const sections = loadSections(recorded, gathered, ALONE);
  const timeline = timelineContent(gathered);
  return shellPieces(`${summary.model} on ${summary.dataset}`, scripts, [
    html`
      ${headSection(task, summary)}
      ${contentsNav(ALONE, "Contents", sections.contents)}
      ${sections.html}
    `.html,
    packedContent({ prefix: ALONE.prefix, charts: sections.charts, timeline, answers: null }).html,
  ]);
}
