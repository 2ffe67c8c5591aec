/**
 * How latency grows with length: input tokens against time to first token, output tokens against end-to-end latency.
 *
 * Up to some requests each one is a dot; more are counted in cells, so that a million look like what they are.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import type { ChartGroup } from "./charts.ts";
import type { Gathered } from "./gather.ts";
import type { Flight } from "./requests.ts";
import { COLOUR, themed } from "./theme.ts";

/** A pair of numbers that each request has. */
interface Pair {
  readonly id: string;
  readonly title: string;
  readonly length: "input" | "output";
  readonly latency: "firstMs" | "lastMs";
}

/** A pair of numbers of each request: columns, of which there may be a million. */
interface Dots {
  readonly tokens: Float64Array;
  readonly ms: Float64Array;
}

const PAIRS: readonly Pair[] = [
  { id: "input-ttft", title: "Time to first token", length: "input", latency: "firstMs" },
  { id: "output-e2el", title: "End-to-end latency", length: "output", latency: "lastMs" },
];

const MOST_DOTS = 1500;
const CELLS = { across: 48, up: 28 };
const MEASURED = 1;

/** A chart of each pair whose lengths differ. */
export function lengthGroups({ flight }: Gathered): readonly ChartGroup[] {
  return PAIRS.flatMap((pair) => {
    const dots = dotsOf(flight, pair);
    if (dots.tokens.every((tokens) => tokens === dots.tokens[0])) return [];
    return [{
      title: pair.title,
      caption: `by ${pair.length} tokens`,
      charts: [{ id: pair.id, spec: chartOf(pair, dots) }],
    }];
  });
}

function dotsOf({ columns }: Flight, { length, latency }: Pair): Dots {
  const counts = (row: number): boolean =>
    columns.phase[row] === MEASURED && columns.outcome[row] === 0 &&
    (columns[length][row] as number) >= 0 && Number.isFinite(columns[latency][row]);
  const rows = Uint32Array.from(columns.row.keys().filter(counts));
  return {
    tokens: Float64Array.from(rows, (row) => columns[length][row] as number),
    ms: Float64Array.from(rows, (row) => columns[latency][row] as number),
  };
}

function chartOf({ title, length }: Pair, dots: Dots): TopLevelSpec {
  const { length: requests } = dots.tokens;
  const layer = requests <= MOST_DOTS ? dotLayer(dots, length) : cellLayer(dots, length);
  const description = `${title} by ${length} tokens, ${requests} requests`;
  return themed({ description, height: 180, layer: [layer] });
}

function dotLayer({ tokens, ms }: Dots, length: string): unknown {
  return {
    data: {
      values: Array.from(tokens, (tokens, at) => ({ tokens, ms: tidy(ms[at] as number) })),
    },
    mark: { type: "point", filled: true, size: 22, color: COLOUR.main, opacity: 0.55 },
    encoding: {
      x: channel("tokens", `${length} tokens`),
      y: channel("ms", "ms"),
      tooltip: [{ field: "tokens", title: `${length} tokens` }, { field: "ms" }],
    },
  };
}

function cellLayer(dots: Dots, length: string): unknown {
  return {
    data: { values: cellsOf(dots) },
    mark: { type: "rect", color: COLOUR.main },
    encoding: {
      x: channel("tokens", `${length} tokens`),
      x2: { field: "toTokens" },
      y: channel("ms", "ms"),
      y2: { field: "toMs" },
      opacity: {
        field: "count",
        type: "quantitative",
        scale: { type: "log", range: [0.15, 1] },
        legend: null,
      },
      tooltip: [
        { field: "tokens", title: `${length} tokens from`, format: ",.4~r" },
        { field: "ms", title: "ms from", format: ",.4~r" },
        { field: "count", title: "requests" },
      ],
    },
  };
}

function cellsOf({ tokens, ms }: Dots): readonly unknown[] {
  const x = rangeOf(tokens, CELLS.across);
  const y = rangeOf(ms, CELLS.up);
  const counts = new Map<number, number>();
  tokens.forEach((length, at) => {
    const cell = x.binOf(length) * CELLS.up + y.binOf(ms[at] as number);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  });
  return [...counts].map(([cell, count]) => {
    const [column, row] = [Math.floor(cell / CELLS.up), cell % CELLS.up];
    const [tokens, toTokens] = [x.edge(column), x.edge(column + 1)];
    return { tokens, toTokens, ms: y.edge(row), toMs: y.edge(row + 1), count };
  });
}

interface Range {
  binOf(value: number): number;
  edge(bin: number): number;
}

function rangeOf(values: Float64Array, bins: number): Range {
  const from = values.reduce((least, value) => Math.min(least, value), Infinity);
  const to = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const width = (to - from) / bins || 1;
  return {
    binOf: (value) => Math.min(bins - 1, Math.floor((value - from) / width)),
    edge: (bin) => tidy(from + bin * width),
  };
}

function channel(field: string, title: string): unknown {
  return {
    field,
    type: "quantitative",
    scale: { zero: false, nice: true },
    axis: { title, format: ",~r", labelOverlap: "greedy", tickCount: 5 },
  };
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
