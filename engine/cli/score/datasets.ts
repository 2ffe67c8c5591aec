/**
 * The datasets that `--datasets` names, with all their samples.
 * @module
 */

import { checkSuite } from "../../plan/check.ts";
import { plannedDatasets } from "../../plan/dataset.ts";
import { plannedGroups } from "../../plan/groups.ts";
import type { Group } from "../../plan/plan.ts";
import { hasQuestions, readSamples } from "../../run/samples.ts";
import { parse } from "../../schema/parse.ts";
import type { Suite } from "../../schema/parse.ts";
import { renderIssues } from "../../schema/render_issues.ts";
import type { Arguments } from "../arguments.ts";
import { expandCollection } from "../collections.ts";
import { loadConfig } from "../config_files.ts";
import { customDataset, isDataFile } from "../custom_dataset.ts";
import type { World } from "../execute.ts";
import { UsageError } from "../exit_codes.ts";
import { newSources } from "../sources.ts";
import type { SampleSet } from "./join.ts";

/** Datasets to join answers to. */
export interface Joinable {
  readonly sets: readonly SampleSet[];
  /** Means over collections. */
  readonly groups: readonly Group[];
}

/** Reads the datasets. Throws a {@linkcode UsageError} for configs that cannot be used, a RowsError for missing files. */
export async function readDatasets(args: Arguments, world: World): Promise<Joinable> {
  const sources = newSources(args, world);
  const configDir = args.word("config-dir") ?? "configs";
  const named = await Promise.all(
    args.many("datasets").map((name) =>
      isDataFile(name) ? customDataset(name, sources) : loadConfig("dataset", name, configDir)
    ),
  );
  const expanded = named.map(expandCollection);
  const suite = checked({
    models: [],
    datasets: expanded.flatMap(({ datasets }) => datasets),
    groups: expanded.flatMap(({ group }) => group ?? []),
    overrides: {},
  });
  const sets: SampleSet[] = [];
  for (const dataset of plannedDatasets(suite, 1).filter(hasQuestions)) {
    const asked = await readSamples(dataset, { files: world.files, sources });
    sets.push({ dataset, samples: asked.map(({ sample }) => sample) });
  }
  return { sets, groups: plannedGroups(suite) };
}

function checked(chosen: Parameters<typeof parse>[0]): Suite {
  const parsed = parse(chosen);
  const issues = parsed.ok ? checkSuite(parsed.value, "eval", []) : parsed.issues;
  if (parsed.ok && issues.length === 0) return parsed.value;
  throw new UsageError(renderIssues(issues).trimEnd());
}
