import { deepStrictEqual, strictEqual } from "node:assert";
import type { AccuracyTask } from "../../../engine/event/accuracy.ts";
import { accuracyCharts, mainMetric } from "../../../reporters/page/accuracy_charts.ts";
import { runOf, sums } from "../../browser/run_recording.ts";

function scored(metrics?: AccuracyTask["metrics"]): AccuracyTask {
  const [task] = runOf({ answers: { sums: sums(100, 1) } }).summary.tasks;
  if (task?.kind !== "accuracy") throw new TypeError("no scored task");
  return metrics ? { ...task, metrics } : task;
}

/** Counts of a task by what became of its answers. */
function outcomesOf(task: AccuracyTask): Readonly<Record<string, number>> {
  const spec = accuracyCharts([task]).find(({ id }) => id === "outcomes")?.spec as {
    readonly layer: readonly {
      readonly data: {
        readonly values: readonly { readonly outcome: string; readonly count: number }[];
      };
    }[];
  };
  const rows = spec.layer[1]?.data.values ?? [];
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

Deno.test("every answer becomes one thing", () => {
  const task = scored();
  const { total, unscored } = task.samples;
  const right = task.metrics["accuracy"]?.correct ?? NaN;
  deepStrictEqual(outcomesOf(task), {
    "right": right,
    "wrong": total - right - unscored,
    "no answer": unscored,
  });
});

Deno.test("a score that is no matter of right or wrong calls no answer wrong", () => {
  const task = scored({ f1: { value: 0.6, n: 100 } });
  const { total, unscored } = task.samples;
  deepStrictEqual(outcomesOf(task), { "scored": total - unscored, "no answer": unscored });
});

Deno.test.each([
  { metrics: { error: { value: 0, n: 1 }, f1: { value: 0.5, n: 1 } }, main: "f1" },
  { metrics: { f1: { value: 0.5, n: 1 }, accuracy: { value: 0.4, n: 1 } }, main: "accuracy" },
  { metrics: { truncation: { value: 0, n: 1 } }, main: undefined },
])("$main stands for the task", ({ metrics, main }) => {
  strictEqual(mainMetric(scored(metrics as AccuracyTask["metrics"]))?.[0], main);
});

Deno.test("where nothing was scored there is no chart", () =>
  deepStrictEqual(accuracyCharts([]), []));
