/**
 * From a suite and a mode to a plan. Pure and total on checked suites: every choice that is made for the user is made here.
 * @module
 */

import type { Suite } from "../schema/parse.ts";
import { hashOf, sorted } from "./canonical.ts";
import { plannedDatasets } from "./dataset.ts";
import { deepFreeze } from "./freeze.ts";
import { plannedGenerate } from "./generate.ts";
import { plannedGroups } from "./groups.ts";
import { plannedLoad } from "./load.ts";
import { plannedModel } from "./model.ts";
import { MODES } from "./modes.ts";
import type { Mode } from "./modes.ts";
import { compareText } from "./order.ts";
import type { Dataset, Model, Plan, ReportKind, Step, Task } from "./plan.ts";
import { plannedThreshold } from "./threshold.ts";

const PERCENTILES: readonly number[] = [50, 75, 90, 95, 99];
const REPORTS: readonly ReportKind[] = ["table", "csv", "json", "details", "hdf5", "html"];

/**
 * Reduces a suite to the plan of its model × dataset pairs.
 *
 * Tasks come sorted by id, so the order in which a suite lists its models never shows in a plan.
 *
 * @param suite The checked suite.
 * @param mode What is to be done; the plan lists the steps and does not name it.
 * @returns The plan, sorted and deeply frozen.
 */
export function reduce(suite: Suite, mode: Mode): Plan {
  const tasks = suite.models.flatMap((named) => {
    const model = plannedModel(named, suite.overrides);
    return plannedDatasets(suite, model.maxOutputTokens).map((dataset) =>
      taskOf(model, dataset, stepsOf(suite, mode, { named, dataset }))
    );
  }).sort((a, b) => compareText(a.id, b.id));
  const groups = plannedGroups(suite);
  const thresholds = (suite.rest.thresholds ?? []).map(plannedThreshold);
  return deepFreeze(sorted({ schema: 1, hash: hashOf(tasks), tasks, groups, thresholds }));
}

function taskOf(model: Model, dataset: Dataset, steps: readonly Step[]): Task {
  return { id: `${model.folder}/${dataset.file}`, model, dataset, steps };
}

interface Pair {
  readonly named: Suite["models"][number];
  readonly dataset: Dataset;
}

function stepsOf(suite: Suite, mode: Mode, pair: Pair): readonly Step[] {
  const { percentiles, reports } = suite.rest;
  return MODES[mode].map((kind): Step => {
    switch (kind) {
      case "generate":
        return plannedGenerate(suite, pair.named);
      case "load":
        return plannedLoad(suite, pair.named, pair.dataset);
      case "measure":
        return { kind, percentiles: unique(percentiles ?? PERCENTILES).sort((a, b) => a - b) };
      case "summarize":
        return { kind, reports: REPORTS.filter((report) => reports?.includes(report) ?? true) };
      default:
        return { kind };
    }
  });
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
