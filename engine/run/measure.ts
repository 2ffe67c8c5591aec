/**
 * The `measure` step: folds what is on disk, the same way for a run that has just ended and one of last year.
 * @module
 */

import { newFold } from "../event/fold.ts";
import type { TaskSummary } from "../event/summary.ts";
import type { MeasureStep, Task } from "../plan/plan.ts";
import type { RunPorts } from "./ports.ts";
import { readRecord } from "./read_record.ts";

/** The numbers of a task; `undefined` where nothing was recorded of it. */
export async function interpretMeasure(
  task: Task,
  step: MeasureStep,
  { files, folder }: RunPorts,
): Promise<TaskSummary | undefined> {
  const stored = await readRecord(files, folder, task);
  if (stored.log.length === 0) return;
  const fold = newFold(task, step.percentiles);
  for (const event of stored.log) fold.add(event);
  const warn = (bytes: number): void => {
    const text = `the last ${bytes} bytes of the record were cut off or damaged and are left out`;
    fold.add({ kind: "notice", task: task.id, level: "warning", text });
  };
  for await (const block of stored.blocks(warn)) {
    fold.add({ kind: "requests-settled", task: task.id, block });
  }
  return fold.summary();
}
