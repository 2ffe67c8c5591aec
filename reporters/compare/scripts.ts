/**
 * The texts of the scripts of `compare.html`, read only when one is made: the libraries that draw charts, and its own.
 * @module
 */

import { link } from "../html/link.ts";
import { loadChartLibraries } from "../html/scripts.ts";

/** Scripts in the order they run. */
export type CompareScripts = readonly string[];

/** The scripts that `renderComparison` takes. Throws if a package is not where its import says. */
export async function loadCompareScripts(): Promise<CompareScripts> {
  const [libraries, own] = await Promise.all([
    loadChartLibraries(),
    import("./client.ts", { with: { type: "text" } }),
  ]);
  return [...libraries, link([own.default as unknown as string], "startComparison")];
}
