/**
 * The section with one bar for each request: its markup, and what its script is given.
 * @module
 */

import { OUTCOMES, PHASES } from "../../engine/event/block.ts";
import type { TaskSummary } from "../../engine/event/summary.ts";
import type { PageContent } from "./client/start.ts";
import type { Gathered } from "./gather.ts";
import type { Html } from "./markup.ts";
import { html } from "./markup.ts";
import { packed, packedColumns } from "./pack.ts";
import { laneColumns } from "./requests.ts";

const NS_PER_S = 1e9;

const BUTTONS = [
  ["pan-left", "←", "Earlier"],
  ["zoom-in", "+", "Zoom in"],
  ["zoom-out", "−", "Zoom out"],
  ["pan-right", "→", "Later"],
  ["zoom-all", "All", "Show everything"],
] as const;

const LEGEND = [
  ["prefill", "until the first token"],
  ["decode", "from the first token to the last"],
  ["failed", "failed"],
  ["aborted", "aborted"],
] as const;

/** What the timeline's script is given. */
export function timelineContent({ flight, window }: Gathered): PageContent["timeline"] {
  const { columns, laneOffsets } = laneColumns(flight);
  return {
    columns: packedColumns(columns),
    laneOffsets: packed(laneOffsets),
    whole: { from: window.from / NS_PER_S, to: window.to / NS_PER_S },
    names: { outcomes: OUTCOMES, phases: PHASES },
  };
}

/** The section. Legend entries stand only for what occurs. */
export function timelineSection({ requests, excluded }: TaskSummary): Html {
  const faded = excluded.warmup + excluded.cooldown > 0 ? "; excluded requests are faded" : "";
  const legend = LEGEND.filter(([part]) =>
    part === "failed" || part === "aborted" ? requests[part] > 0 : true
  );
  return html`
    <section id="timeline">
      <h2>Requests</h2>
      <p class="hint">One bar for each request; those of one row never overlap${faded}.</p>
      <ul class="legend">${legend.map(([part, name]) =>
        html`<li class="${part}">${name}</li>`
      )}</ul>
      <div class="buttons" role="group" aria-label="Timeline">${BUTTONS.map(([id, sign, name]) =>
        html`
          <button type="button" id="${id}" aria-label="${name}"
            title="${name}">${sign}</button>
        `
      )}</div>
      <div class="canvases">
        <canvas id="bars" aria-hidden="true"></canvas>
        <canvas id="selection" tabindex="0" role="application" aria-label="Timeline of requests"
          aria-describedby="timeline-keys"></canvas>
      </div>
      <output id="readout" for="selection"></output>
      <p class="hint"
        id="timeline-keys">Drag over a stretch to zoom in, double-click for all; with the keyboard: arrows select, <kbd>+</kbd> <kbd>−</kbd> zoom, <kbd>Shift</kbd> <kbd>←</kbd> <kbd>→</kbd> move, <kbd>0</kbd> shows all. The wheel zooms while <kbd>Ctrl</kbd> is held.</p>
    </section>
  `;
}
