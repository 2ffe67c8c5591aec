/**
 * Charts of how latencies are spread: a histogram with the percentiles marked, and the share of values up to each one.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import type { Distribution } from "../../engine/event/summary.ts";
import type { Spread } from "./spread.ts";
import { coarser } from "./spread.ts";
import { COLOUR, themed } from "./theme.ts";

/** A spread with its name and the statistics that its marks come from. Milliseconds. */
export interface SpreadPicture {
  readonly title: string;
  readonly spread: Spread;
  readonly statistics: Distribution;
}

/** Fine bins in a bar, and the number of values from which the bars are twice as many. */
const BAR = { few: 20, many: 10, manyValues: 200 };

/** Whether a percentile's name would not fit right of its line: the chart would shrink, and not match the one below. */
const CRAMPED = "scale('x', datum.from) > width - 20";

/** How many values lie where. */
export function histogramChart({ title, spread, statistics }: SpreadPicture): TopLevelSpec {
  const { edges, counts } = coarser(spread, spread.n < BAR.manyValues ? BAR.few : BAR.many);
  const values = Array.from(counts, (count, bar) => ({
    from: tidy(edges[bar] as number),
    to: tidy(edges[bar + 1] as number),
    count,
    share: tidy(count / spread.n),
  }));
  return themed({
    description: `${title}: histogram of ${spread.n} values, in ms`,
    height: 110,
    layer: [
      {
        data: { values },
        mark: { type: "rect", color: COLOUR.main, opacity: 0.85 },
        encoding: {
          x: valueChannel(spread, null),
          x2: { field: "to" },
          y: {
            field: "count",
            type: "quantitative",
            stack: "zero",
            title: null,
            axis: { labelExpr: "format(datum.value, '~s')" },
          },
          tooltip: [
            { field: "from", title: "from (ms)", format: ",.4~r" },
            { field: "to", title: "to (ms)", format: ",.4~r" },
            { field: "count", title: "values", format: "," },
            { field: "share", title: "share", format: ".2~%" },
          ],
        },
      },
      ...percentileLayers(spread, statistics),
    ],
  });
}

/** The share of values up to each one: the cumulative distribution. */
export function cumulativeChart({ title, spread }: SpreadPicture): TopLevelSpec {
  const x = valueChannel(spread, "milliseconds");
  const y = {
    field: "share",
    type: "quantitative",
    title: null,
    scale: { domain: [0, 1] },
    axis: { format: "~%", values: [0, 0.5, 1] },
  };
  return themed({
    description: `${title}: share of values up to each one`,
    height: 90,
    layer: [
      {
        data: { values: cumulativeOf(spread) },
        mark: { type: "line", clip: true, color: COLOUR.main, strokeWidth: 2 },
        encoding: { x, y },
      },
      {
        data: { values: cumulativeOf(spread) },
        params: [{
          name: "near",
          select: {
            type: "point",
            on: "pointermove",
            nearest: true,
            encodings: ["x"],
            clear: "pointerout",
          },
        }],
        mark: { type: "point", clip: true, filled: true, size: 60, color: COLOUR.ink },
        encoding: {
          x,
          y,
          opacity: { condition: { param: "near", empty: false, value: 1 }, value: 0 },
          tooltip: [
            { field: "from", title: "up to (ms)", format: ",.4~r" },
            { field: "share", title: "share", format: ".4~%" },
          ],
        },
      },
    ],
  });
}

function cumulativeOf({ edges, counts, n }: Spread): readonly unknown[] {
  const sums = counts.slice();
  for (let bin = 1; bin < sums.length; bin++) {
    sums[bin] = (sums[bin] as number) + (sums[bin - 1] as number);
  }
  return Array.from(edges, (edge, at) => ({
    from: tidy(edge),
    share: at === 0 ? 0 : tidy((sums[at - 1] as number) / n),
  })).filter((_, at) =>
    at === 0 || at === counts.length || counts[at - 1] !== 0 || counts[at] !== 0
  );
}

/** A dashed line for each percentile, named where there is room: the median and the last one. */
function percentileLayers({ scale }: Spread, statistics: Distribution): readonly unknown[] {
  const marks = Object.entries(statistics).flatMap(([key, value]) =>
    /^p\d/.test(key) && typeof value === "number" ? [{ from: tidy(value), name: key }] : []
  );
  const named = new Set([marks[0]?.name, marks.at(-1)?.name]);
  const x = {
    field: "from",
    type: "quantitative",
    scale: axisScale(scale),
  };
  return [
    {
      data: { values: marks },
      mark: { type: "rule", color: COLOUR.ink, strokeDash: [2, 3], opacity: 0.7 },
      encoding: {
        x,
        tooltip: [{ field: "name", title: "percentile" }, {
          field: "from",
          title: "ms",
          format: ",.4~r",
        }],
      },
    },
    {
      data: { values: marks.filter(({ name }) => named.has(name)) },
      mark: {
        type: "text",
        align: { expr: `${CRAMPED} ? 'right' : 'left'` },
        baseline: "top",
        dx: { expr: `${CRAMPED} ? -3 : 3` },
        y: -13,
        fontSize: 10,
        color: COLOUR.ink,
      },
      encoding: { x, text: { field: "name", type: "nominal" } },
    },
  ];
}

function valueChannel({ scale, edges }: Spread, title: string | null): unknown {
  return {
    field: "from",
    type: "quantitative",
    scale: {
      ...axisScale(scale),
      domain: [tidy(edges[0] as number), tidy(edges.at(-1) as number)],
    },
    axis: {
      title,
      format: ",~r",
      labels: title !== null,
      tickCount: { expr: "ceil(width / 70)" },
      labelFlush: 16,
      labelOverlap: "greedy",
    },
  };
}

/** A logarithmic scale has no zero to leave out, and warns of the attempt. */
function axisScale(type: Spread["scale"]): Readonly<Record<string, unknown>> {
  return { type, nice: false, ...(type === "linear" && { zero: false }) };
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
