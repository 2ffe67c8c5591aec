/**
 * What is wrong with a suite only in the light of a mode, or of all its configs together.
 * @module
 */

import type { Issue } from "../schema/issue.ts";
import { issueAt } from "../schema/issue.ts";
import type { Named, Suite } from "../schema/parse.ts";
import { plannedDatasets } from "./dataset.ts";
import { strangers } from "./groups.ts";
import { plannedModel } from "./model.ts";
import { MODES } from "./modes.ts";
import type { Mode } from "./modes.ts";
import type { Dataset } from "./plan.ts";

/** Issues of a checked suite. `streaming`: names of known models that stream, to be shown. */
export function checkSuite(
  suite: Suite,
  mode: Mode,
  streaming: readonly string[],
): readonly Issue[] {
  const steps: readonly string[] = MODES[mode];
  const loads = steps.includes("load");
  const asks = steps.includes("generate") || steps.includes("score");
  const datasets = plannedDatasets(suite, 1);
  return [
    ...(asks ? suite.datasets.flatMap((named, i) => askIssues(named, datasets[i])) : []),
    ...groupIssues(suite),
    ...(loads ? suite.models.flatMap((model) => streamIssues(model, streaming)) : []),
    ...twins(suite.models, (model) => plannedModel(model, suite.overrides).folder),
    ...(datasets.length < suite.datasets.length
      ? []
      : twins(suite.datasets, (_, i) => datasets[i]?.file ?? "")),
  ];
}

function askIssues(
  { from }: Suite["datasets"][number],
  dataset: Dataset | undefined,
): readonly Issue[] {
  if (dataset?.questions) return [];
  return [issueAt({ config: from, path: ["source"] }, {
    found: "random words, which have no right answer",
    allowed: "questions of a file or a hub; --mode perf measures speed with random words",
  })];
}

function groupIssues(suite: Suite): readonly Issue[] {
  return (suite.rest.groups ?? []).flatMap((group, i) => {
    const wrong = strangers(suite, group);
    if (wrong.length === 0) return [];
    return [issueAt({ config: "groups", path: ["groups", i, "datasets"] }, {
      found: wrong.join(", "),
      allowed: `datasets of this run: ${suite.datasets.map(({ name }) => name).join(", ")}`,
    })];
  });
}

function streamIssues(
  { from, config }: Suite["models"][number],
  streaming: readonly string[],
): readonly Issue[] {
  if (config.stream !== false) return [];
  return [issueAt({ config: from, path: ["stream"] }, {
    found: "false, and a load measures when tokens come",
    allowed: streaming.length > 0 ? `true, or one of ${streaming.join(", ")}` : "true",
  })];
}

/** Two configs whose results would lie in one place. */
function twins<Config>(
  list: readonly Named<Config>[],
  placeOf: (named: Named<Config>, index: number) => string,
): readonly Issue[] {
  const first = new Map<string, string>();
  return list.flatMap((named, i) => {
    const place = placeOf(named, i);
    const twin = first.get(place.toLowerCase());
    if (twin === undefined) {
      first.set(place.toLowerCase(), named.from);
      return [];
    }
    return [issueAt({ config: named.from, path: [] }, {
      found: `results under "${place}", where those of ${twin} go already`,
      allowed: "each config once; another one says its own abbr",
    })];
  });
}
