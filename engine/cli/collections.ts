/**
 * A collection as the datasets that it stands for, and the mean over them.
 * @module
 */

import { collection } from "../schema/collection.ts";
import type { CollectionConfig } from "../schema/collection.ts";
import { isDefined } from "../schema/define.ts";
import { nearest } from "../schema/nearest.ts";
import type { Named } from "../schema/parse.ts";
import { renderIssues } from "../schema/render_issues.ts";
import type { GroupConfig } from "../schema/suite.ts";
import { validate } from "../schema/validate.ts";
import { UsageError } from "./exit_codes.ts";

/** Datasets, and their mean where there is one. */
export interface Expanded {
  readonly datasets: readonly Named[];
  readonly group?: GroupConfig;
}

/** One dataset of a collection, by its name or the end of it: `bbh_gen/navigate`. Throws a {@linkcode UsageError}. */
export function memberOf(named: Named, member: string): Named {
  const { datasets } = expandCollection(named);
  const found = datasets.find(({ name }) => name === member) ??
    datasets.find(({ name }) => name.endsWith(`-${member}`));
  if (found && named.config.kind === "collection") return found;
  const names = named.config.kind === "collection" ? datasets.map(({ name }) => name) : [];
  const near = nearest(member, names.flatMap((name) => [name, name.replace(/^[^-]*-/, "")]));
  throw new UsageError([
    `Cannot find "${member}" in ${named.name}.${
      near === undefined ? "" : ` Did you mean "${near}"?`
    }`,
    `  There are: ${names.join(", ") || "none, it is one dataset"}`,
  ].join("\n"));
}

/** What a chosen config stands for; one that is no collection stands for itself. Throws a {@linkcode UsageError}. */
export function expandCollection(named: Named): Expanded {
  if (named.config.kind !== "collection") return { datasets: [named] };
  const place = { config: named.from, path: [] };
  const checked = validate<CollectionConfig>(collection, named.config.config, place);
  if (!checked.ok) throw new UsageError(renderIssues(checked.issues).trimEnd());
  const { datasets, group } = checked.value;
  const members = Object.entries(datasets).map(([name, config]): Named => {
    const from = `${named.from} ${name}`;
    if (isDefined(config)) return { name, from, config };
    throw new UsageError(`Cannot use ${from}: it is not what defineDataset returns`);
  });
  const names = members.map(({ name }) => name);
  return { datasets: members, ...(group ? { group: { name: group, datasets: names } } : {}) };
}
