/**
 * A comparison as files: `compare.json`, all of it, and `compare.html`, one page that opens without a network.
 * @module
 */

import type { Comparison } from "../engine/compare/comparison.ts";
import { comparePage } from "./compare/page.ts";
import type { CompareScripts } from "./compare/scripts.ts";
import type { Report } from "./reporter.ts";

/** Renders both. The same comparison gives the same files, byte for byte. `scripts`: what `loadCompareScripts` gave. */
export function renderComparison(
  comparison: Comparison,
  scripts: CompareScripts,
): readonly [json: Report, page: Report] {
  return [
    { path: "compare.json", pieces: [`${JSON.stringify(comparison, null, 2)}\n`] },
    { path: "compare.html", pieces: comparePage(comparison, scripts) },
  ];
}
