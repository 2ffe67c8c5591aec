/**
 * `summary.json`: all numbers of a run for programs, exactly the type `Summary`.
 *
 * Keys stand in the order of that type and then by name, so equal summaries are equal bytes.
 * @module
 */

import type { Summary } from "../engine/event/summary.ts";
import type { Report } from "./reporter.ts";

const FIRST = [
  "schema plan tasks id model dataset stage ending startedAt url served environment requests",
  "total ok failed aborted failedByKind excluded warmup cooldown metrics stages tokens source",
  "client notes failures kind count text n mean min max",
].flatMap((line) => line.split(" "));

const RANK: ReadonlyMap<string, number> = new Map(FIRST.map((key, rank) => [key, rank]));

/** Renders a run's summary. Numbers that are not finite are left out. */
export function renderSummary(summary: Summary): Report {
  return {
    path: "summary.json",
    pieces: [JSON.stringify(summary, (_key, value) => ordered(value), 2), "\n"],
  };
}

function ordered(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compared(a, b)));
}

function compared(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || percentileOf(a) - percentileOf(b) || (a < b ? -1 : 1);
}

function rankOf(key: string): number {
  return RANK.get(key) ?? FIRST.length;
}

function percentileOf(key: string): number {
  return /^p\d+(\.\d+)?$/.test(key) ? Number(key.slice(1)) : 0;
}
