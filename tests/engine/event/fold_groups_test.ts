import { deepStrictEqual, strictEqual } from "node:assert";
import type { AccuracyMetric, AccuracyTask } from "../../../engine/event/accuracy.ts";
import { foldGroups } from "../../../engine/event/fold_groups.ts";
import type { Group } from "../../../engine/plan/plan.ts";
import { accuracyTask } from "../../reporters/scored.ts";

const GROUP: Group = {
  name: "all",
  kind: "naive",
  metric: "accuracy",
  members: ["x", "y"],
  weights: null,
};

const scored = (model: string, dataset: string, accuracy: AccuracyMetric): AccuracyTask =>
  accuracyTask({ model, dataset, metrics: { accuracy } });

const TASKS = [
  scored("a", "x", { value: 0.5, n: 10, stderr: 0.3 }),
  scored("a", "y", { value: 1, n: 30, stderr: 0.4 }),
  scored("b", "x", { value: 0.25, n: 10 }),
];

Deno.test.each(
  [
    { kind: "naive", weights: null, value: 0.75, stderr: 0.25 },
    { kind: "weighted", weights: null, value: 0.875 },
    { kind: "weighted", weights: [3, 1], value: 0.625, stderr: undefined },
    { kind: "harmonic", weights: null, value: 2 / 3, stderr: undefined },
    { kind: "sum", weights: null, value: 1.5, stderr: undefined },
    { kind: "deviation", weights: null, value: 0.25, stderr: undefined },
  ] as const,
)("$kind by $weights: $value", ({ kind, weights, value, ...rest }) => {
  const [result] = foldGroups([{ ...GROUP, kind, weights }], TASKS);
  deepStrictEqual([result?.model, result?.members], ["a", 2]);
  strictEqual(result?.value, value);
  if ("stderr" in rest) strictEqual(result?.stderr, rest.stderr);
});

Deno.test("a model that lacks a member, or its metric, has no number", () => {
  deepStrictEqual(foldGroups([GROUP], TASKS).map(({ model }) => model), ["a"]);
  deepStrictEqual(foldGroups([{ ...GROUP, metric: "f1" }], TASKS), []);
  deepStrictEqual(foldGroups([{ ...GROUP, members: ["x"] }], TASKS).map(({ model }) => model), [
    "a",
    "b",
  ]);
});

Deno.test("an error that is not known is absent", () => {
  const [of] = foldGroups([{ ...GROUP, members: ["x"] }], TASKS.slice(2));
  strictEqual(of && "stderr" in of, false);
});
