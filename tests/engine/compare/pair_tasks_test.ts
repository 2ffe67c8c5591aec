import assert from "node:assert/strict";
import { matchTasks } from "../../../engine/compare/pair_tasks.ts";
import type { Task } from "../../../engine/plan/plan.ts";
import { stageOf } from "./loads.ts";
import { askingTask, loadTask, planOf } from "./tasks.ts";

const OPEN = {
  ...stageOf(4),
  arrival: {
    kind: "open",
    process: "poisson",
    ratePerSecond: 2,
    shape: 1,
    maxConcurrency: null,
  },
} as const;

interface Case {
  readonly name: string;
  readonly first: readonly Task[];
  readonly second: readonly Task[];
  readonly pairs: readonly (readonly [string, string])[];
  readonly refused: readonly (readonly [string, string])[];
}

const CASES: readonly Case[] = [
  {
    name: "the same tasks",
    first: [askingTask("m", "gsm8k"), askingTask("m", "math")],
    second: [askingTask("m", "math"), askingTask("m", "gsm8k")],
    pairs: [["m/math", "m/math"], ["m/gsm8k", "m/gsm8k"]],
    refused: [],
  },
  {
    name: "two models on one dataset",
    first: [askingTask("small", "gsm8k")],
    second: [askingTask("large", "gsm8k")],
    pairs: [["small/gsm8k", "large/gsm8k"]],
    refused: [],
  },
  {
    name: "no dataset in common",
    first: [askingTask("m", "gsm8k")],
    second: [askingTask("m", "math")],
    pairs: [],
    refused: [
      ["m/gsm8k", "only the baseline has it"],
      ["m/math", "the baseline has no such dataset"],
    ],
  },
  {
    name: "one model that could be any of several",
    first: [askingTask("a", "gsm8k"), askingTask("b", "gsm8k")],
    second: [askingTask("c", "gsm8k")],
    pairs: [],
    refused: [
      ["a/gsm8k", "only the baseline has it"],
      ["b/gsm8k", "only the baseline has it"],
      ["c/gsm8k", "several models have this dataset, and none of them is in both"],
    ],
  },
  {
    name: "rows of different files",
    first: [askingTask("m", "gsm8k", "a.jsonl")],
    second: [askingTask("m", "gsm8k", "b.jsonl")],
    pairs: [],
    refused: [["m/gsm8k", "their rows come from different sources"]],
  },
  {
    name: "a load of other numbers of rows",
    first: [loadTask("m", [stageOf(4)], 8)],
    second: [loadTask("m", [stageOf(4)], 9)],
    pairs: [],
    refused: [[
      "m/syntheticdataset",
      "the load sends 8 rows in one and 9 rows in the other",
    ]],
  },
  {
    name: "an open and a closed loop",
    first: [loadTask("m", [stageOf(4), OPEN])],
    second: [loadTask("m", [stageOf(8), stageOf(4)])],
    pairs: [],
    refused: [[
      "m/syntheticdataset",
      "stage 2 is a loop that is open in one and closed in the other",
    ]],
  },
  {
    name: "a load and questions",
    first: [loadTask("m", [stageOf(4)])],
    second: [loadTask("m", [])],
    pairs: [],
    refused: [[
      "m/syntheticdataset",
      "one was put under a load, the other was asked questions",
    ]],
  },
];

Deno.test.each(CASES)("$name", ({ first, second, pairs, refused }) => {
  const matched = matchTasks(planOf(...first), planOf(...second));
  assert.deepEqual(matched.pairs.map((pair) => [pair.first.id, pair.second.id]), pairs);
  assert.deepEqual(matched.refused.map(({ task, why }) => [task, why]), refused);
});

Deno.test("what the plans say differently is told by its path, even of tasks that are refused", () => {
  const first = loadTask("m", [stageOf(4)], 8);
  const second = loadTask("m", [stageOf(4)], 9);
  const faster = { ...second, model: { ...second.model, sampling: { temperature: 0.5 } } };
  assert.deepEqual(matchTasks(planOf(first), planOf(faster)).differences, [
    { datasets: ["syntheticdataset"], path: "model.sampling.temperature", after: 0.5 },
    { datasets: ["syntheticdataset"], path: "dataset.rows", before: 8, after: 9 },
  ]);
});

Deno.test("what many tasks say differently in one way is told once", () => {
  const first = ["gsm8k", "math"].map((file) => askingTask("m", file));
  const second = first.map((task) => ({ ...task, model: { ...task.model, model: "large" } }));
  assert.deepEqual(matchTasks(planOf(...first), planOf(...second)).differences, [
    { datasets: ["gsm8k", "math"], path: "model.model", before: "", after: "large" },
  ]);
});
