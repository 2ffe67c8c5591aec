/**
 * A load of several stages as a curve: what each level of load brought and cost, and where the knee is.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import type { StageSummary, TaskSummary } from "../../engine/event/summary.ts";
import { stageName } from "../text/stage_name.ts";
import { distributionOf } from "../text/statistics.ts";
import { numberOf } from "../text/totals.ts";
import type { ChartGroup } from "./charts.ts";
import type { Level } from "./knee.ts";
import { kneeOf } from "./knee.ts";
import { COLOUR, themed } from "./theme.ts";

interface Point extends Level {
  readonly name: string;
}

const LATENCIES = [
  { id: "sweep-ttft", metric: "ttft_ms", title: "Time to first token" },
  { id: "sweep-tpot", metric: "tpot_ms", title: "Time per output token" },
  { id: "sweep-e2el", metric: "e2el_ms", title: "End-to-end latency" },
] as const;

/** Where throughput is read from, the first that every stage has, and what its axis is called. */
const THROUGHPUTS = [
  { metric: "output_token_throughput_per_s", title: "output tokens a second" },
  { metric: "request_throughput_per_s", title: "requests a second" },
] as const;

type Throughput = typeof THROUGHPUTS[number];

/** How the knee is found, in a sentence. */
export const KNEE_RULE =
  "Medians against the throughput of each stage. The knee is the stage that lies furthest below the line from the first to the last, both axes scaled to their range: beyond it, load costs more latency than it brings throughput.";

/** A curve for each latency, where at least two stages have both numbers. */
export function sweepGroups({ stages }: TaskSummary): readonly ChartGroup[] {
  const throughput = THROUGHPUTS.find(({ metric }) =>
    stages.every(({ metrics }) => numberOf(metrics, metric) !== undefined)
  );
  if (!throughput) return [];
  return LATENCIES.flatMap(({ id, metric, title }) => {
    const points = stages.flatMap((stage) => pointOf(stage, metric, throughput));
    if (points.length < 2) return [];
    const knee = kneeOf(points);
    const said = knee === undefined ? "no knee" : `knee at ${points[knee]?.name}`;
    const spec = curve(title, points, { knee, throughput });
    return [{ title, caption: said, charts: [{ id, spec }] }];
  });
}

function pointOf(
  { stage, metrics }: StageSummary,
  metric: string,
  { metric: throughputMetric }: Throughput,
): readonly Point[] {
  const throughput = numberOf(metrics, throughputMetric);
  const values = distributionOf(metrics, metric);
  const latency = values?.["p50"] ?? values?.mean;
  if (throughput === undefined || latency === undefined) return [];
  return [{ throughput: tidy(throughput), latency: tidy(latency), name: stageName(stage) }];
}

function curve(
  title: string,
  points: readonly Point[],
  { knee, throughput }: { readonly knee: number | undefined; readonly throughput: Throughput },
): TopLevelSpec {
  const encoding = {
    x: axis("throughput", throughput.title),
    y: axis("latency", "ms"),
  };
  const tooltip = [
    { field: "name", title: "stage" },
    { field: "throughput", format: ",.4~r" },
    { field: "latency", title: "median (ms)", format: ",.4~r" },
  ];
  const data = { values: points.map((point, order) => ({ ...point, order })) };
  const marked = { values: points.filter((_, at) => at === knee) };
  return themed({
    description: `${title} against throughput, ${points.length} stages`,
    height: 200,
    layer: [
      {
        data,
        mark: { type: "line", color: COLOUR.main, strokeWidth: 1.5 },
        encoding: { ...encoding, order: { field: "order" } },
      },
      {
        data,
        mark: { type: "point", filled: true, size: 60, color: COLOUR.main },
        encoding: { ...encoding, tooltip },
      },
      { data, mark: nameMark(COLOUR.quiet), encoding: { ...encoding, text: { field: "name" } } },
      {
        data: marked,
        mark: { type: "point", shape: "diamond", size: 220, strokeWidth: 2, color: COLOUR.bad },
        encoding: { ...encoding, tooltip },
      },
    ],
  });
}

function nameMark(color: string): unknown {
  return { type: "text", align: "left", baseline: "bottom", dx: 6, dy: -4, fontSize: 10, color };
}

function axis(field: keyof Level, title: string): unknown {
  return {
    field,
    type: "quantitative",
    scale: { zero: false, nice: true, padding: 12 },
    axis: { title, format: ",~r", tickCount: 5, labelOverlap: "greedy" },
  };
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
