/**
 * What stands below the numbers: cautions, and where and with what the run took place.
 * @module
 */

import type { TaskSummary, TokenSource } from "../../engine/event/summary.ts";
import type { ReadReport } from "../../engine/event/client.ts";
import type { Recorded } from "../reporter.ts";
import { figure } from "../text/figure.ts";
import type { Html } from "./markup.ts";
import { html } from "./markup.ts";
import type { Place } from "./place.ts";
import { section } from "./place.ts";

const SOURCES: Readonly<Record<TokenSource["source"], string>> = {
  server: "told by the server (usage)",
  tokenizer: "counted by the client's tokenizer",
  mixed: "told by the server for some requests, counted or unknown for others",
  none: "unknown",
};

const STAMPS = {
  kernel: "by the kernel, as bytes arrive",
  read: "when bytes are read, before they are parsed",
} as const;

/** Cautions, and what is in no figure. */
export function noteSection({ notes, excluded }: TaskSummary, place: Place): Html {
  const left = [[excluded.warmup, "warm-up"], [excluded.cooldown, "cool-down"]] as const;
  const phrases = left.filter(([count]) => count > 0)
    .map(([count, name]) => `${figure(count)} for ${name}`);
  const lines = [
    ...notes,
    ...(phrases.length > 0 ? [`left out of all figures: ${phrases.join(", ")}`] : []),
  ];
  if (lines.length === 0) return html``;
  const inside = html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return section(place, "notes", {
    title: "Notes",
    inside: html`<div class="notes">${inside}</div>`,
  });
}

function readsText({ reads, shared, unstamped, delayMs }: ReadReport): string {
  const delays = delayMs
    ? `; ${figure(delayMs.p50)} ms after the kernel's stamp (p99 ${figure(delayMs.p99)}, max ${
      figure(delayMs.max)
    }), which is in no latency`
    : "";
  return `${figure(reads)}, ${figure(shared)} of them with several events, ${
    figure(unstamped)
  } without a stamp${delays}`;
}

/** Versions, machine and client. */
export function environmentSection({ plan, summary }: Recorded, place: Place): Html {
  const { environment, client, tokens } = summary;
  const { assay, deno, os, arch, cores } = environment;
  const { cpuShare, wallMs } = client.load;
  const facts: readonly (readonly [string, string])[] = [
    ["assay", assay],
    ["Deno", deno],
    ["Machine", `${os}, ${arch}, ${figure(cores)} cores`],
    [
      "Client",
      `${client.name}, ${figure(client.workers)} load thread${client.workers === 1 ? "" : "s"}`,
    ],
    ["Why this client", client.why],
    ["Arrivals stamped", STAMPS[client.stamps]],
    [
      "Client's CPU",
      cpuShare === null
        ? "unknown"
        : `${figure(Math.round(cpuShare * 100))} % of a core over ${figure(wallMs / 1000)} s`,
    ],
    ...(client.load.reads ? [["Client's reads", readsText(client.load.reads)] as const] : []),
    ["Token counts", SOURCES[tokens.source]],
    ["Plan", plan],
  ];
  return section(place, "environment", { title: "Environment", inside: factList(facts) });
}

/** Facts by name. */
export function factList(facts: readonly (readonly [name: string, value: string])[]): Html {
  const items = facts.map(([name, value]) =>
    html`
      <div>
        <dt>${name}</dt>
        <dd><bdi>${value}</bdi></dd>
      </div>
    `
  );
  return html`<dl class="facts">${items}</dl>`;
}
