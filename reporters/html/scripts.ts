/**
 * The texts of the page's scripts, read only when a page is made: Vega, Vega-Lite and Vega-Embed as their packages ship
 * them for browsers, and the page's own script.
 * @module
 */

import { link } from "./link.ts";

/** Scripts of a page, in the order they run. */
export type Scripts = readonly string[];

/**
 * Packages whose browser builds lie beside their module, under a name that they do not export. `known` is never called:
 * a package can be resolved only where some module imports it by its name.
 */
const LIBRARIES = [
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
] as const;

/** Each is in front of those that use it. */
const MODULES = [
  () => import("../text/figure.ts", { with: { type: "text" } }),
  () => import("./client/view.ts", { with: { type: "text" } }),
  () => import("./client/columns.ts", { with: { type: "text" } }),
  () => import("./client/unpack.ts", { with: { type: "text" } }),
  () => import("./client/bars.ts", { with: { type: "text" } }),
  () => import("./client/paint.ts", { with: { type: "text" } }),
  () => import("./client/words.ts", { with: { type: "text" } }),
  () => import("./client/timeline.ts", { with: { type: "text" } }),
  () => import("./client/gestures.ts", { with: { type: "text" } }),
  () => import("./client/start.ts", { with: { type: "text" } }),
] as const;

/** The scripts that `renderPage` takes. Throws if a package is not where its import says. */
export async function loadScripts(): Promise<Scripts> {
  const libraries = await Promise.all(
    LIBRARIES.map(({ resolve, file }) => libraryText(resolve(), file)),
  );
  const modules = await Promise.all(MODULES.map((load) => load()));
  return [
    ...libraries,
    link(modules.map((module) => module.default as unknown as string), "start"),
  ];
}

async function libraryText(module: string, file: string): Promise<string> {
  const { default: text } = await import(new URL(file, module).href, { with: { type: "text" } });
  return text;
}
