/**
 * What a run left on disk, read as reports ask for it: the blocks of its loads, the answers of its scored tasks.
 * @module
 */

import type { Recorded, RecordedRun } from "../event/recorded.ts";
import type { Summary } from "../event/summary.ts";
import type { Plan } from "../plan/plan.ts";
import { placesOf } from "./places.ts";
import type { RunPorts } from "./ports.ts";
import { readAnswers } from "./read_answers.ts";
import { readRecord } from "./read_record.ts";

/** Opens what a run left; only the logs of its loads are read at once. */
export async function readRun(
  plan: Plan,
  summary: Summary,
  { files, folder }: Pick<RunPorts, "files" | "folder">,
): Promise<RecordedRun> {
  const loads: Recorded[] = [];
  for (const task of plan.tasks) {
    const numbers = summary.tasks.find(({ id }) => id === task.id);
    if (numbers?.kind !== "performance") continue;
    const stored = await readRecord(files, folder, task);
    loads.push({ task, plan: plan.hash, summary: numbers, ...stored });
  }
  return {
    summary,
    loads,
    async *answers({ id }) {
      const task = plan.tasks.find((task) => task.id === id);
      if (task) yield* readAnswers(files.read(`${folder}/${placesOf(task).results}`));
    },
  };
}
