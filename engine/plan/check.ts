/**
 * What is wrong with a suite only in the light of a mode, or of all its configs together.
 * @module
 */

import type { Issue } from "../schema/issue.ts";
import { issueAt } from "../schema/issue.ts";
import type { Suite } from "../schema/parse.ts";
import { plannedDatasets } from "./dataset.ts";
import { plannedModel } from "./model.ts";
import { MODES } from "./modes.ts";
import type { Mode } from "./modes.ts";

/** Issues of a checked suite. `streaming`: names of known models that stream, to be shown. */
export function checkSuite(
  suite: Suite,
  mode: Mode,
  streaming: readonly string[],
): readonly Issue[] {
  const loads = (MODES[mode] as readonly string[]).includes("load");
  return [
    ...(loads ? suite.models.flatMap((model) => streamIssues(model, streaming)) : []),
    ...twins(
      "models",
      suite.models.map((model) => [model.from, plannedModel(model, suite.overrides).folder]),
    ),
    ...twins(
      "datasets",
      plannedDatasets(suite).map((dataset, i) => [suite.datasets[i]?.from ?? "", dataset.file]),
    ),
  ];
}

function streamIssues(
  { from, config }: Suite["models"][number],
  streaming: readonly string[],
): readonly Issue[] {
  if (config.stream !== false) return [];
  return [issueAt({ config: from, path: ["stream"] }, {
    found: "false, and a load measures when tokens come",
    allowed: `stream: true, or one of ${streaming.join(", ")}`,
  })];
}

/** Two configs whose results would lie in one place. */
function twins(list: string, places: readonly (readonly [string, string])[]): readonly Issue[] {
  return places.flatMap(([from, place], i) => {
    const twin = places.findIndex(([, other]) => other.toLowerCase() === place.toLowerCase());
    if (twin >= i) return [];
    return [issueAt({ config: from, path: [list, i] }, {
      found: `results under "${place}", where those of ${places[twin]?.[0]} go already`,
      allowed: "each config once; another one says its own abbr",
    })];
  });
}
