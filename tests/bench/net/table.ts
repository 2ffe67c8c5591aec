/**
 * The figures of a comparison, a line each, with their ratios to the reference client.
 * @module
 */

import { cpuPerEvent, type Measured, type Quantiles } from "./measured.ts";
import type { ClientName } from "./programs.ts";
import type { LoadResult, ProductResult } from "./results.ts";

const NAMES: readonly ClientName[] = ["C", "native", "portable"];
const WIDTHS = [44, 16, 16, 16, 8] as const;
const RULE = 100;

/** One figure of a load. */
interface Figure {
  readonly name: string;
  readonly text: (measured: Measured) => string;
  /** What the clients are compared by. */
  readonly value?: (measured: Measured) => number;
}

const CPU: Figure = {
  name: "CPU µs/event",
  text: (measured) => cpuPerEvent(measured).toFixed(2),
  value: cpuPerEvent,
};
const LOST: Figure = { name: "lost events", text: ({ lost }) => `${lost}` };
const PACED: readonly Figure[] = [
  CPU,
  { name: "stamp error p50 / p99 µs", text: ({ error }) => pair(error) },
  { name: "events/s", text: ({ events, seconds }) => thousands(events / seconds) },
  {
    name: "reads of several tokens",
    text: ({ reads, shared }) =>
      reads === undefined || shared === undefined ? "–" : `${(100 * shared / reads).toFixed(2)} %`,
  },
  LOST,
];

const FIGURES: ReadonlyMap<string, readonly Figure[]> = new Map([
  ["saturated", [rateFigure("events/s", ({ events }) => events), CPU, LOST]],
  ["one-token", [rateFigure("requests/s", ({ requests }) => requests), CPU, LOST]],
  ["open loop", [{ name: "lag p50 / p99 µs", text: ({ lag }) => pair(lag) }, LOST]],
]);

/** The heading of the table. */
export function headingLines(): readonly string[] {
  return [line(["", ...NAMES, "÷ C"]), "─".repeat(RULE)];
}

/** The lines of one load. */
export function loadLines({ load, by }: LoadResult): readonly string[] {
  const figures = FIGURES.get(load.name) ?? PACED;
  return figures.map(({ name, text, value }) => {
    const cells = NAMES.map((client) => {
      const measured = by[client];
      return measured ? text(measured) : "–";
    });
    const ratio = value && by.C && by.native ? value(by.native) / value(by.C) : undefined;
    return line([`${load.name}: ${name}`, ...cells, ratio?.toFixed(2) ?? ""]);
  });
}

/** The lines of the whole product. */
export function productLines({ product, bare }: ProductResult): readonly string[] {
  const beside = (name: string, seconds: number): string =>
    line([`product: ${name}`, "", seconds.toFixed(2), "", ""]) +
    `${(seconds / bare.cpuSeconds).toFixed(2)} × the bare loop's ${bare.cpuSeconds.toFixed(2)}`;
  return [
    beside("CPU s of its load thread", product.loadCpuSeconds),
    beside("CPU s of the process, start to end", product.cpuSeconds),
    line(["product: stamp error p50 / p99 µs", "", pair(product.error), "", ""]),
    line([
      "product: s from the last event to the end",
      "",
      product.filesSeconds.toFixed(2),
      "",
      "",
    ]),
    line(["product: lost events", "", `${product.lost}`, "", ""]),
  ];
}

function rateFigure(name: string, count: (measured: Measured) => number): Figure {
  const value = (measured: Measured): number => count(measured) / measured.seconds;
  return { name, value, text: (measured) => thousands(value(measured)) };
}

function pair([p50, p99]: Quantiles): string {
  return `${microseconds(p50)} / ${microseconds(p99)}`;
}

function microseconds(value: number): string {
  return value < 100 ? value.toFixed(1) : thousands(value);
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function line(cells: readonly string[]): string {
  return cells.map((cell, i) => {
    const width = WIDTHS[i] as number;
    return i === 0 ? cell.padEnd(width) : cell.padStart(width);
  }).join("");
}
