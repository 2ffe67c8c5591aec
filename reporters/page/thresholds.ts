/**
 * Thresholds as a page shows them: what was asked for, of whom, what was measured, and whether it holds.
 * @module
 */

import type { Summary } from "../../engine/event/summary.ts";
import type { Html } from "../html/markup.ts";
import { html } from "../html/markup.ts";
import { table } from "../html/tables.ts";

/** The section; nothing where there is none. */
export function thresholdSection({ thresholds = [] }: Summary): Html {
  if (thresholds.length === 0) return html``;
  return html`
    <section id="thresholds" class="titled">
      <h2>Thresholds</h2>
      ${table({
        caption: "Thresholds",
        kind: "words",
        columns: ["Threshold", "Verdict", "Of", "Evidence"],
        rows: thresholds.map(({ threshold, verdict, subject, text }) => {
          const kept = verdict === "pass";
          return [
            html`<code>${threshold}</code>`,
            html`<span class="${kept ? "good" : "bad"}">${kept ? "✓" : "!"} ${verdict}</span>`,
            html`<bdi>${subject}</bdi>`,
            text,
          ];
        }),
      })}
    </section>
  `;
}
