/**
 * The files of AGIEval.
 * @module
 */

import type { FileConfig } from "assay";

/** A task: rows of a passage or none, a question, and options with the label of the right one, or an answer. */
export function agievalQuestions(task: string): FileConfig {
  return {
    kind: "file",
    path: `agieval/${task}.jsonl`,
    publisher: "rows of { passage, question, options, label, answer }: " +
      `https://github.com/ruixiangcui/AGIEval, data/v1_1/${task}.jsonl`,
  };
}
