/**
 * What a calibration found, for people: a table, what its numbers mean, and what to do with them.
 * @module
 */

import type { Calibration, ClientCalibration, Rung } from "../../engine/event/calibration.ts";
import { figure } from "./figure.ts";
import { gridLines, type Screen } from "./grid.ts";
import { inert } from "./inert.ts";
import { inkOf } from "./ink.ts";
import { wrapped } from "./width.ts";

/** How it is shown. */
export interface CalibrationOptions {
  /** Width of the terminal; taken as 40 where it is less. */
  readonly columns: number;
  readonly colour: boolean;
}

interface Column {
  readonly name: string;
  /** 0 is the last one to be left out. */
  readonly rank: number;
  of(rung: Rung): string;
}

const NARROWEST = 40;
/** Share of a core below which it is not the client that does no more. */
const IDLE = 0.9;

const COLUMNS: readonly Column[] = [
  { name: "events/s", rank: 2, of: ({ eventsPerSecond }) => whole(eventsPerSecond) },
  { name: "error p50", rank: 4, of: ({ errorMs }) => figure(errorMs?.p50) },
  { name: "error p99", rank: 0, of: ({ errorMs }) => figure(errorMs?.p99) },
  { name: "delay p99", rank: 3, of: ({ delayMs }) => figure(delayMs?.p99) },
  { name: "CPU %", rank: 5, of: ({ cpuShare }) => whole(cpuShare * 100) },
  { name: "verdict", rank: 1, of: ({ trouble }) => trouble ?? "kept up" },
];

const DEFINITIONS = [
  "error, in ms: a client's stamp of an event less the time at which the simulated server sent it, while the streams were all there.",
  "delay, in ms: from the kernel's stamp to the native client's read, in no latency. The portable client stamps as it reads: its delay is its error.",
  "CPU: of one load thread. Server and client share this machine: a remote server leaves the client more of it.",
  "lag: sent − scheduled of requests at even times, 2,000 a second.",
];

const ADVICE =
  "Calibrate while nothing else runs. Keep a run below the highest load that kept up, or spread it by --workers or over machines. A run that expects more starts with a warning, and every report says whether the client kept up.";

/** Renders it as text that ends with a line break. */
export function renderCalibration(
  calibration: Calibration,
  { columns, colour }: CalibrationOptions,
): string {
  const screen = { columns: Math.max(NARROWEST, Math.floor(columns)), ink: inkOf(colour) };
  const { host, environment: { assay, deno, os, arch, cores } } = calibration;
  const title = `${inert(host)}: ${cores} cores, ${os} ${arch}, Deno ${deno}, assay ${assay}`;
  const lines = [
    ...wrapped(title, screen.columns).map(screen.ink.strong),
    "",
    ...tableLines(calibration, screen),
    "",
    ...calibration.clients.flatMap((client) => wrapped(clientText(client), screen.columns)),
    "",
    ...[...DEFINITIONS, ADVICE].flatMap((text) => wrapped(text, screen.columns)).map(
      screen.ink.faint,
    ),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** One rung in a line, for progress. */
export function renderRung(client: ClientCalibration["client"], rung: Rung): string {
  const error = rung.errorMs ? `, error p99 ${figure(rung.errorMs.p99)} ms` : "";
  return `${loadText(client, rung)}: ${rung.trouble ?? "kept up"}${error}`;
}

function tableLines({ clients }: Calibration, screen: Screen): readonly string[] {
  return gridLines({
    title: "Streams × events/s",
    columns: COLUMNS,
    rows: clients.flatMap(({ client, rungs }) =>
      rungs.map((rung) => ({
        name: loadText(client, rung),
        cells: COLUMNS.map((column) => column.of(rung)),
      }))
    ),
  }, screen);
}

function loadText(client: string, { streams, eventsPerStream }: Rung): string {
  return `${client} ${figure(streams)} × ${figure(eventsPerStream)}`;
}

/** The highest loads that kept up, and what else was measured of a client. */
function clientText({ client, rungs, requests, lagMs }: ClientCalibration): string {
  const kept = rungs.filter(({ trouble }) => trouble === null);
  const streams = Math.max(...kept.map((rung) => rung.streams));
  const events = Math.max(...kept.map(({ eventsPerSecond }) => eventsPerSecond));
  const limit = kept.length > 0
    ? `p99 error under 1 ms up to ${figure(streams)} streams and ${whole(events)} events/s`
    : "no load had a p99 error under 1 ms";
  const why = requests.cpuShare < IDLE ? ", where the server did no more" : "";
  return [
    `${client}: ${limit}`,
    `${whole(requests.perSecond)} one-token requests/s${why}`,
    `lag p50 ${figure(lagMs.p50)} ms, p99 ${figure(lagMs.p99)} ms`,
  ].join("; ");
}

function whole(value: number): string {
  return figure(Math.round(value));
}
