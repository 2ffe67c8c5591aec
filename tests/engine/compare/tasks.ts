/**
 * Plans and kept answers as the tests of comparisons need them.
 * @module
 */

import type { KeptAnswer, KeptAnswers } from "../../../engine/compare/read_answers.ts";
import type { Plan, Stage, Task } from "../../../engine/plan/plan.ts";
import { taskOf } from "../../reporters/recorded.ts";

/** A plan of these tasks. */
export function planOf(...tasks: readonly Task[]): Plan {
  return { schema: 1, hash: "0".repeat(64), tasks, groups: [], thresholds: [] };
}

/** A task that asks questions of a file. */
export function askingTask(folder: string, file: string, path = `${file}.jsonl`): Task {
  const task = taskOf({ folder, file });
  return {
    ...task,
    dataset: {
      ...task.dataset,
      source: { kind: "file", path, format: null, at: null, publisher: null },
    },
  };
}

/** A task under a load of these stages. */
export function loadTask(folder: string, stages: readonly Stage[], rows = 8): Task {
  const task = taskOf({ folder });
  return {
    ...task,
    dataset: { ...task.dataset, rows },
    steps: [{ kind: "load", stages, seed: 1 }],
  };
}

/** Answers by sample: `1` right, `0` wrong, several for repeats. */
export function answersOf(samples: Readonly<Record<string, string>>, unanswered = 0): KeptAnswers {
  const answers = Object.entries(samples).flatMap(([id, signs]) =>
    [...signs].map((sign): KeptAnswer => ({
      id,
      right: sign === "1",
      verdict: sign === "1" ? "correct" : "wrong",
      extracted: sign,
      text: `I say ${sign}`,
      reference: "1",
    }))
  );
  return { answers, unanswered };
}
