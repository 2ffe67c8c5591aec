/**
 * What the variants of BIG-Bench Hard share: its 27 tasks and its files.
 * @module
 */

import type { FileConfig } from "assay";

/** The tasks, as their files are named. */
export const BBH_TASKS: readonly string[] = [
  "boolean_expressions",
  "causal_judgement",
  "date_understanding",
  "disambiguation_qa",
  "dyck_languages",
  "formal_fallacies",
  "geometric_shapes",
  "hyperbaton",
  "logical_deduction_five_objects",
  "logical_deduction_seven_objects",
  "logical_deduction_three_objects",
  "movie_recommendation",
  "multistep_arithmetic_two",
  "navigate",
  "object_counting",
  "penguins_in_a_table",
  "reasoning_about_colored_objects",
  "ruin_names",
  "salient_translation_error_detection",
  "snarks",
  "sports_understanding",
  "temporal_sequences",
  "tracking_shuffled_objects_five_objects",
  "tracking_shuffled_objects_seven_objects",
  "tracking_shuffled_objects_three_objects",
  "web_of_lies",
  "word_sorting",
];

/** The questions of a task: rows of an input and a target. */
export function bbhQuestions(task: string): FileConfig {
  return {
    kind: "file",
    path: `bbh/data/${task}.json`,
    at: "examples",
    publisher:
      "{ examples: [{ input, target }] }: https://github.com/suzgunmirac/BIG-Bench-Hard, " +
      `bbh/${task}.json; worked examples, its cot-prompts/${task}.txt, belong into bbh/lib_prompt`,
  };
}

/** Datasets by name: a prefix and the name of their task. */
export function ofBbhTasks<T>(prefix: string, datasetOf: (task: string) => T): Record<string, T> {
  return Object.fromEntries(BBH_TASKS.map((task) => [`${prefix}${task}`, datasetOf(task)]));
}
