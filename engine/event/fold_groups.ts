/**
 * Means over several datasets, for each model that has them all.
 * @module
 */

import type { Group } from "../plan/plan.ts";
import { groupValue } from "../stats/groups.ts";
import { naiveStandardError, pooledStandardError } from "../stats/groups_error.ts";
import type { AccuracyMetric, AccuracyTask, GroupResult } from "./accuracy.ts";

/** The groups of a run. A model that lacks a member, or its metric, has no number. */
export function foldGroups(
  groups: readonly Group[],
  tasks: readonly AccuracyTask[],
): readonly GroupResult[] {
  const models = [...Map.groupBy(tasks, ({ model }) => model)];
  return groups.flatMap((group) =>
    models.flatMap(([model, ofModel]) => resultOf(group, model, ofModel))
  );
}

function resultOf(
  { name, kind, metric, members, weights }: Group,
  model: string,
  tasks: readonly AccuracyTask[],
): readonly GroupResult[] {
  const metrics = members.flatMap((file) =>
    tasks.find(({ dataset }) => dataset === file)?.metrics[metric] ?? []
  );
  if (metrics.length < members.length) return [];
  const value = groupValue(
    kind,
    metrics.map(({ value, n }, i) => ({ value, weight: weights?.[i] ?? n })),
  );
  const stderr = weights ? undefined : errorOf(kind, metrics);
  return [{
    group: name,
    model,
    metric,
    value,
    members: members.length,
    ...(stderr !== undefined && Number.isFinite(stderr) ? { stderr } : {}),
  }];
}

function errorOf(kind: Group["kind"], metrics: readonly AccuracyMetric[]): number | undefined {
  const members = metrics.map(({ stderr = NaN, n }) => ({ standardError: stderr, n }));
  if (kind === "naive") return naiveStandardError(members);
  if (kind === "weighted") return pooledStandardError(members);
}
