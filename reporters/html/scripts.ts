/**
 * The texts of a page's scripts, read only when a page is made: Vega, Vega-Lite, Vega-Embed and KaTeX as their packages
 * ship them for browsers, and the page's own script.
 * @module
 */

import { link } from "./link.ts";

/** Scripts of a page. None holds `</script`. */
export interface Scripts {
  /** Stands in the page as it is, and runs the others. */
  readonly loader: string;
  /** In the order they run. */
  readonly libraries: readonly string[];
}

interface Library {
  readonly known: () => Promise<unknown>;
  readonly resolve: () => string;
  readonly file: string;
}

/**
 * Packages whose browser builds lie beside their module, under a name that they do not export. `known` is never called:
 * a package can be resolved only where some module imports it by its name.
 */
const CHARTS: readonly Library[] = [
  {
    known: () => import("vega"),
    resolve: () => import.meta.resolve("vega"),
    file: "vega.min.js",
  },
  {
    known: () => import("vega-lite"),
    resolve: () => import.meta.resolve("vega-lite"),
    file: "vega-lite.min.js",
  },
  {
    known: () => import("vega-embed"),
    resolve: () => import.meta.resolve("vega-embed"),
    file: "vega-embed.min.js",
  },
];

const MATHS: Library = {
  known: () => import("katex"),
  resolve: () => import.meta.resolve("katex"),
  file: "katex.min.js",
};

const LOADER = [
  () => import("./client/bytes.ts", { with: { type: "text" } }),
  () => import("./client/load.ts", { with: { type: "text" } }),
] as const;

/** Each is in front of those that use it. */
const MODULES = [
  () => import("../text/figure.ts", { with: { type: "text" } }),
  () => import("./client/bytes.ts", { with: { type: "text" } }),
  () => import("./client/view.ts", { with: { type: "text" } }),
  () => import("./client/columns.ts", { with: { type: "text" } }),
  () => import("./client/unpack.ts", { with: { type: "text" } }),
  () => import("./client/bars.ts", { with: { type: "text" } }),
  () => import("./client/paint.ts", { with: { type: "text" } }),
  () => import("./client/words.ts", { with: { type: "text" } }),
  () => import("./client/timeline.ts", { with: { type: "text" } }),
  () => import("./client/gestures.ts", { with: { type: "text" } }),
  () => import("./client/legible.ts", { with: { type: "text" } }),
  () => import("./client/maths.ts", { with: { type: "text" } }),
  () => import("./client/answer_search.ts", { with: { type: "text" } }),
  () => import("./client/answer_text.ts", { with: { type: "text" } }),
  () => import("./client/answer_detail.ts", { with: { type: "text" } }),
  () => import("./client/answer_browser.ts", { with: { type: "text" } }),
  () => import("./client/theme_switch.ts", { with: { type: "text" } }),
  () => import("./client/drawing.ts", { with: { type: "text" } }),
  () => import("./client/start.ts", { with: { type: "text" } }),
] as const;

/** The scripts of a page; with `maths` formulas are set. Throws if a package is not where its import says. */
export async function loadScripts(
  { maths }: { readonly maths: boolean } = { maths: false },
): Promise<Scripts> {
  const [charts, formulas, loader, own] = await Promise.all([
    loadChartLibraries(),
    maths ? textsOfLibraries([MATHS]) : [],
    textsOf(LOADER),
    textsOf(MODULES),
  ]);
  return { loader: link(loader, "load"), libraries: [...charts, ...formulas, link(own, "start")] };
}

/** What draws charts, in the order it runs. Throws if a package is not where its import says. */
export function loadChartLibraries(): Promise<readonly string[]> {
  return textsOfLibraries(CHARTS);
}

function textsOfLibraries(libraries: readonly Library[]): Promise<readonly string[]> {
  return Promise.all(libraries.map(({ resolve, file }) => libraryText(resolve(), file)));
}

function textsOf(modules: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> {
  return Promise.all(
    modules.map(async (load) => (await load() as { readonly default: string }).default),
  );
}

async function libraryText(module: string, file: string): Promise<string> {
  const { default: text } = await import(new URL(file, module).href, { with: { type: "text" } });
  return text;
}
