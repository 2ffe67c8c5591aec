/**
 * The page as a whole: its head with the policy that forbids everything not in it, its sections, its scripts.
 *
 * Scripts run by their hash only, so nothing that a model or a server said can run, even if it were put in unescaped.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import type { Recorded } from "../reporter.ts";
import type { ChartGroup } from "./charts.ts";
import { courseGroups, spreadGroups } from "./charts.ts";
import type { PageContent } from "./client/start.ts";
import type { Gathered } from "./gather.ts";
import { headSection } from "./head.ts";
import type { Html } from "./markup.ts";
import { html, scriptJson, trusted } from "./markup.ts";
import { environmentSection, noteSection } from "./remarks.ts";
import { definitionTable, failureTable, numberTables } from "./tables.ts";
import { timelineContent, timelineSection } from "./timeline.ts";
import style from "./page.css" with { type: "text" };

/** Pieces of the page, in order. `scripts` must not hold `</script`. */
export function* pagePieces(
  recorded: Recorded,
  gathered: Gathered,
  scripts: readonly string[],
): Iterable<string> {
  const { task, summary } = recorded;
  const courses = courseGroups(recorded, gathered);
  const spreads = spreadGroups(recorded, gathered);
  const charts = [...courses, ...spreads].flatMap((group) => group.charts);
  const content: PageContent = { charts, timeline: timelineContent(gathered) };
  yield html`
    <!doctype html>
    <html lang="en">
    ${headOf(`${summary.model} on ${summary.dataset}`, scripts)}
    <body>
    <main>
    ${headSection(task, summary)}
    ${contents(summary.failures.length > 0)}
    ${failureSection(recorded)}
    ${noteSection(summary)}
    <section id="numbers"><h2>Numbers</h2>${numberTables(summary)}</section>
    <section id="course"><h2>Over time</h2>${courses.map(figureOf)}</section>
    ${timelineSection(summary)}
    <section id="spread"><h2>Latency distributions</h2><p class="hint">Measured requests that ended ok.</p>
    <div class="pair">${spreads.map(figureOf)}</div></section>
    <section id="definitions"><h2>Definitions</h2>${definitionTable(summary)}</section>
    ${environmentSection(recorded)}
    </main>
    <noscript><p class="none">Charts need scripts. The numbers above do not.</p></noscript>
    <script type="application/json" id="content">${scriptJson(content)}</script>
  `.html;
  for (const script of scripts) yield `<script>${script}</script>\n`;
  yield "</body>\n</html>\n";
}

function headOf(title: string, scripts: readonly string[]): Html {
  const hashes = scripts.map((script) => `'sha256-${hashOf(script)}'`).join(" ");
  const policy = [
    "default-src 'none'",
    `script-src ${hashes}`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`
    <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="color-scheme" content="light dark">
      <title>${title}</title>
      <style>${trusted(style)}</style>
    </head>
  `;
}

function hashOf(script: string): string {
  return sha256(new TextEncoder().encode(script)).toBase64();
}

function contents(failed: boolean): Html {
  const entries: readonly (readonly [string, string])[] = [
    ...(failed ? [["failures", "Failures"] as const] : []),
    ["numbers", "Numbers"],
    ["course", "Over time"],
    ["timeline", "Requests"],
    ["spread", "Distributions"],
    ["definitions", "Definitions"],
    ["environment", "Environment"],
  ];
  return html`<nav aria-label="Contents">${
    entries.map(([id, name]) =>
      html`
        <a href="#${id}">${name}</a>
      `
    )
  }</nav>`;
}

function failureSection({ summary }: Recorded): Html {
  if (summary.failures.length === 0) return html``;
  return html`<section id="failures"><h2>Failures</h2>${failureTable(summary)}</section>`;
}

function figureOf({ title, caption, charts }: ChartGroup): Html {
  return html`
    <figure><figcaption><h3>${title}</h3> <span>${caption}</span></figcaption>${charts.map((
      { id },
    ) => html`<div class="chart" id="${id}"></div>`)}</figure>
  `;
}
