/**
 * Numbers of scored tasks: what the tests of accuracy reporters render.
 * @module
 */

import type { AccuracyTask, GroupResult } from "../../engine/event/accuracy.ts";
import type { Summary } from "../../engine/event/summary.ts";

/** A task whose answers were scored. */
export function accuracyTask(rest: Partial<AccuracyTask> = {}): AccuracyTask {
  const { model = "vllm-api-general-chat", dataset = "gsm8k" } = rest;
  return {
    kind: "accuracy",
    id: `${model}/${dataset}`,
    model,
    dataset,
    ending: "complete",
    startedAt: "2025-11-25T10:00:00.000Z",
    url: "http://127.0.0.1:8000",
    served: "Qwen/Qwen3-8B",
    environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 2 },
    recipe: "gsm8k@assay",
    recipeVersion: 1,
    version: "0a1b2c",
    samples: { total: 1319, scored: 1300, unscored: 9, truncated: 4, errors: 10, missing: 0 },
    unscoredByReason: { "no-answer": 5, truncated: 4 },
    errorsByKind: { timeout: 10 },
    metrics: {
      accuracy: { value: 0.875, correct: 1145, n: 1309, stderr: 0.0091, ci95: [0.856, 0.892] },
      extraction_failure: { value: 0.0038, correct: 5, n: 1309, ci95: [0.001, 0.008] },
      truncation: { value: 0.0031, correct: 4, n: 1309, ci95: [0.001, 0.008] },
      error: { value: 0.0076, correct: 10, n: 1319, ci95: [0.004, 0.014] },
    },
    notes: [],
    failures: [{ kind: "timeout", count: 10, text: "no complete answer within 600000 ms" }],
    ...rest,
  };
}

/** A summary of these tasks. */
export function summaryOf(
  tasks: readonly AccuracyTask[],
  groups: readonly GroupResult[] = [],
): Summary {
  return { schema: 1, plan: "p", tasks, groups };
}

/** What a server or a config may say to spoil a terminal or a file. */
export const SPOILING = '\x1b[2J\u202e|a,"b"\n=cmd()\u2028';

/** Summaries by name. */
export const SCORED: Readonly<Record<string, Summary>> = {
  "usual": summaryOf([accuracyTask()]),
  "two models": summaryOf([
    accuracyTask(),
    accuracyTask({ dataset: "bbh", metrics: {}, failures: [], recipe: "bbh@assay" }),
    accuracyTask({ model: "other", metrics: { accuracy: { value: 1, correct: 2, n: 2 } } }),
  ], [{ group: "all", model: "other", metric: "accuracy", value: 0.5, members: 2, stderr: 0.01 }, {
    group: "all",
    model: "other",
    metric: "f1",
    value: 0.25,
    members: 2,
  }]),
  "wide names": summaryOf([accuracyTask({
    model: "通义千问",
    dataset: "数学问题🧮👩‍👩‍👧‍👦",
    served: "千问🚀",
    recipe: "数学@🙂",
    notes: ["注意：".repeat(30)],
  })]),
  "hostile names": summaryOf([accuracyTask({
    served: SPOILING,
    recipe: SPOILING,
    notes: [SPOILING],
    failures: [{ kind: SPOILING, count: 1, text: SPOILING.repeat(40) }],
  })]),
  "repeats": summaryOf([accuracyTask({
    metrics: {
      "accuracy": { value: 0.5, correct: 8, n: 16, stderr: 0.1, ci95: [0.3, 0.7] },
      "f1": { value: 0.612345, n: 16 },
      "pass@4": { value: 0.75, n: 4, ci95: [0.25, 1] },
    },
  })]),
};
