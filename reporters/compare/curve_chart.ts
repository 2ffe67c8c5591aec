/**
 * The share of values up to each one, of all runs over each other: where one line lies to the left, it was faster.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import type { Curve } from "../../engine/compare/load_comparison.ts";
import { COLOUR, themed } from "../html/theme.ts";

/** A largest value this many times the median needs a logarithmic axis to be seen with it. */
const WIDE = 12;
const DASHES = [[], [6, 3], [2, 2], [8, 3, 2, 3]] as const;

/** The colour of a side by its place among the sides: a variable of the page's style. */
export function sideColour(place: number): string {
  return `var(--side-${place % 4})`;
}

/** Lines of one metric. `letters`: the sides in the order of their colours. */
export function curveChart(
  title: string,
  curves: readonly Curve[],
  letters: readonly string[],
): TopLevelSpec {
  const x = valueChannel(curves);
  const y = {
    field: "share",
    type: "quantitative",
    title: null,
    scale: { domain: [0, 1] },
    axis: { format: "~%", values: [0, 0.5, 1] },
  };
  const lines = curves.map((curve) => ({
    data: { values: pointsOf(curve) },
    mark: {
      type: "line",
      clip: true,
      strokeWidth: 2,
      color: sideColour(letters.indexOf(curve.side)),
      strokeDash: DASHES[letters.indexOf(curve.side) % DASHES.length],
    },
    encoding: { x, y },
  }));
  return themed({
    description: `${title}: share of values up to each one, ${letters.join(" and ")}`,
    height: 140,
    layer: [...lines, ...curves.map((curve) => pointLayer(curve, x, y))],
  });
}

/** Points that cannot be seen, for what the pointer is at. */
function pointLayer(curve: Curve, x: unknown, y: unknown): unknown {
  return {
    data: { values: pointsOf(curve).filter((_, at) => at % 10 === 0) },
    mark: { type: "point", clip: true, filled: true, size: 80, opacity: 0, color: COLOUR.ink },
    encoding: {
      x,
      y,
      tooltip: [
        { field: "side", title: "side" },
        { field: "ms", title: "up to (ms)", format: ",.4~r" },
        { field: "share", title: "share", format: ".1~%" },
      ],
    },
  };
}

interface Point {
  readonly ms: number;
  readonly share: number;
  readonly side: string;
}

function pointsOf({ values, side }: Curve): readonly Point[] {
  return values.map((ms, at) => ({
    ms: Number(ms.toPrecision(6)),
    share: at / (values.length - 1),
    side,
  }));
}

function valueChannel(curves: readonly Curve[]): unknown {
  const values = curves.flatMap((curve) => curve.values);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const medians = curves.map((curve) => curve.values[curve.values.length >> 1] ?? 0);
  const isWide = least > 0 && most > WIDE * Math.max(...medians);
  const scale = isWide
    ? { type: "log", nice: false }
    : { type: "linear", nice: false, zero: false };
  return {
    field: "ms",
    type: "quantitative",
    scale,
    axis: {
      title: "milliseconds",
      format: ",~r",
      tickCount: { expr: "ceil(width / 70)" },
      labelOverlap: "greedy",
    },
  };
}
