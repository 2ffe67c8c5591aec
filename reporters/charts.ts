/**
 * `charts/**`: every chart as a Vega-Lite specification that stands alone, to restyle or to build on, and as a picture.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import { lightColour } from "./html/palette.ts";
import { COLOUR } from "./html/theme.ts";
import type { ChartFile } from "./page/draw_run.ts";
import type { Report } from "./reporter.ts";
import { inert } from "./text/inert.ts";

const WIDTH = 720;
const GROUND = "#ffffff";

/** Pictures that can be asked for. */
export type ChartPicture = "svg";

/** Files of all charts. `picture`: also in this form; `null`: specifications only. */
export function renderCharts(
  charts: readonly ChartFile[],
  picture: ChartPicture | null,
): readonly Report[] {
  return charts.flatMap((chart): readonly Report[] => {
    const spec = standalone(chart);
    const { path } = chart;
    return [
      { path: `${path}.vl.json`, pieces: [`${JSON.stringify(spec, null, 2)}\n`] },
      ...(picture === null ? [] : [{ path: `${path}.${picture}`, pieces: svgPieces(spec) }]),
    ];
  });
}

/** A chart without its page: it says what it shows, in light colours, with a ground and a width of its own. */
export function standalone({ title, spec }: ChartFile): TopLevelSpec {
  return resolved({
    ...spec as TopLevelSpec,
    title: {
      text: (spec as TopLevelSpec).description,
      subtitle: inert(title),
      anchor: "start",
      color: COLOUR.ink,
      subtitleColor: COLOUR.quiet,
      fontSize: 13,
      limit: WIDTH,
      offset: 14,
    },
    width: WIDTH,
    background: GROUND,
    padding: 16,
    config: { ...(spec as TopLevelSpec).config, background: GROUND },
  }) as TopLevelSpec;
}

/** On the page, axes without labels share those of the chart below. */
function resolved(value: unknown): unknown {
  if (typeof value === "string") return lightColour(value);
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) =>
    !(key === "labels" && inner === false)
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, resolved(inner)]));
}

async function* svgPieces(spec: TopLevelSpec): AsyncIterable<string> {
  const [{ parse, View }, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  try {
    yield await view.toSVG();
  } finally {
    view.finalize();
  }
}
