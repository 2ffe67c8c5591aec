/**
 * The section with one bar for each request: its markup, and what its script is given.
 * @module
 */

import { OUTCOMES, PHASES } from "../../engine/event/block.ts";
import type { TaskSummary } from "../../engine/event/summary.ts";
import type { PackedTimeline } from "./client/start.ts";
import { figure } from "../text/figure.ts";
import type { Gathered } from "./gather.ts";
import type { Html } from "./markup.ts";
import { html } from "./markup.ts";
import { packed, packedColumns } from "./pack.ts";
import type { Place } from "./place.ts";
import { section } from "./place.ts";
import { laneColumns, picked } from "./requests.ts";
import { MOST_BARS, shownRows } from "./shown_rows.ts";

const NS_PER_S = 1e9;

const BUTTONS = [
  ["pan-left", "←", "Earlier"],
  ["zoom-in", "+", "Zoom in"],
  ["zoom-out", "−", "Zoom out"],
  ["pan-right", "→", "Later"],
  ["zoom-all", "All", "All of the time"],
] as const;

const LEGEND = [
  ["prefill", "until the first token"],
  ["decode", "from the first token to the last"],
  ["failed", "failed"],
  ["aborted", "aborted"],
] as const;

/** What the timeline's script is given. */
export function timelineContent({ flight, window }: Gathered): PackedTimeline {
  const rows = shownRows(flight);
  const { columns, laneOffsets } = laneColumns(rows ? picked(flight, rows) : flight);
  return {
    columns: packedColumns(columns),
    laneOffsets: packed(laneOffsets),
    whole: { from: window.from / NS_PER_S, to: window.to / NS_PER_S },
    names: { outcomes: OUTCOMES, phases: PHASES },
  };
}

/** The section. Legend entries stand only for what occurs. */
export function timelineSection({ requests, excluded }: TaskSummary, place: Place): Html {
  const faded = excluded.warmup + excluded.cooldown > 0 ? "; excluded requests are faded" : "";
  const legend = LEGEND.filter(([part]) =>
    part === "failed" || part === "aborted" ? requests[part] > 0 : true
  );
  const id = (name: string): string => `${place.prefix}${name}`;
  const all = requests.total + excluded.warmup + excluded.cooldown;
  const bars = all > MOST_BARS
    ? `One bar for each failure, and for each so many other requests that there are at most ${
      figure(MOST_BARS)
    } of the ${figure(all)}`
    : "One bar for each request";
  const inside = html`
    <p class="hint">${bars}; those of one row never overlap${faded}.</p>
    <ul class="legend">${legend.map(([part, name]) => html`<li class="${part}">${name}</li>`)}</ul>
    <div class="buttons" role="group" aria-label="Timeline">${BUTTONS.map(([name, sign, title]) =>
      html`
        <button type="button" id="${id(name)}" aria-label="${title}"
          title="${title}">${sign}</button>
      `
    )}</div>
    <div class="canvases">
      <canvas id="${id("bars")}" aria-hidden="true"></canvas>
      <canvas id="${id("selection")}" class="overlay" tabindex="0" role="application"
        aria-label="Timeline of requests" aria-describedby="${id("timeline-keys")}"></canvas>
    </div>
    <output id="${id("readout")}" class="readout" for="${id("selection")}"></output>
    <p class="hint keys"
      id="${id(
        "timeline-keys",
      )}">Drag over a stretch to zoom in, double-click for all; with the keyboard: arrows select, <kbd>+</kbd> <kbd>−</kbd> zoom, <kbd>Shift</kbd> <kbd>←</kbd> <kbd>→</kbd> move, <kbd>0</kbd> shows all. The wheel zooms while <kbd>Ctrl</kbd> is held.</p>
  `;
  return section(place, "timeline", { title: "Requests", inside });
}
