/**
 * Groups of datasets as a plan holds them: names of configs become the files of their results.
 * @module
 */

import type { Suite } from "../schema/parse.ts";
import type { GroupConfig } from "../schema/suite.ts";
import { plannedDatasets } from "./dataset.ts";
import { compareText } from "./order.ts";
import type { Group } from "./plan.ts";

/**
 * The groups of a suite: the naive mean of every collection and its mean by samples, then what the suite or the summarizer
 * says. Names that no dataset of the suite has are left out here; `checkSuite` names them.
 */
export function plannedGroups(suite: Suite): readonly Group[] {
  const asked = suite.groups.flatMap((group) => [
    group,
    { ...group, name: `${group.name}-weighted`, kind: "weighted" as const },
  ]);
  const files = filesByName(suite);
  return [...asked, ...suite.rest.groups ?? []].map((group) => plannedGroup(group, files));
}

/** Names of members that are no dataset of the suite. */
export function strangers(suite: Suite, { datasets }: GroupConfig): readonly string[] {
  const files = filesByName(suite);
  return datasets.filter((name) => !files.has(name));
}

function plannedGroup(
  { name, kind, metric, datasets, weights }: GroupConfig,
  files: ReadonlyMap<string, string>,
): Group {
  const members = datasets.map((member, i) => ({
    file: files.get(member) ?? member,
    weight: weights?.[i] ?? 1,
  })).sort((a, b) => compareText(a.file, b.file));
  return {
    name,
    kind: kind ?? "naive",
    metric: metric ?? "accuracy",
    members: members.map(({ file }) => file),
    weights: weights ? members.map(({ weight }) => weight) : null,
  };
}

function filesByName(suite: Suite): ReadonlyMap<string, string> {
  const planned = plannedDatasets(suite, 1);
  return new Map(planned.flatMap(({ name, file }) => [[name, file], [file, file]]));
}
