/**
 * What is said of one request of the timeline. Pure.
 * @module
 */

import { figure } from "../../text/figure.ts";
import type { Columns } from "./columns.ts";

/** Names of the codes in the columns. */
export interface Names {
  readonly outcomes: readonly string[];
  readonly phases: readonly string[];
}

/** The numbers of one request in a line: `Line 18 (sample 17): ok · left at 1.234 s · …`. */
export function describe(columns: Columns, at: number, names: Names): string {
  const first = columns.firstMs[at] as number;
  const last = columns.lastMs[at] as number;
  const output = columns.output[at] as number;
  const parts = [
    `${names.outcomes[columns.outcome[at] as number]}${status(columns, at)}`,
    excluded(columns, at, names),
    `sent at ${figure(columns.startS[at] as number)} s`,
    timed("lag", columns.lagMs[at] as number),
    timed("TTFT", first),
    output > 1 ? timed("TPOT", (last - first) / (output - 1)) : "",
    Number.isNaN(last) ? timed("ended after", columns.endMs[at] as number) : timed("E2EL", last),
    tokens(columns.input[at] as number, "in"),
    tokens(output, "out"),
    (columns.attempts[at] as number) > 1 ? `${columns.attempts[at]} attempts` : "",
  ];
  const name = `Request ${columns.row[at]} (sample ${columns.sample[at]})`;
  return `${name}: ${parts.filter((part) => part !== "").join(" · ")}`;
}

function status(columns: Columns, at: number): string {
  const code = columns.status[at] as number;
  return columns.outcome[at] === 0 || code === 0 ? "" : ` (HTTP ${code})`;
}

function excluded(columns: Columns, at: number, names: Names): string {
  const phase = names.phases[columns.phase[at] as number] ?? "";
  return phase === "measured" ? "" : `${phase}, excluded`;
}

function timed(name: string, ms: number): string {
  return Number.isNaN(ms) ? "" : `${name} ${figure(ms)} ms`;
}

function tokens(count: number, direction: string): string {
  return count < 0 ? "" : `${figure(count)} ${count === 1 ? "token" : "tokens"} ${direction}`;
}
