/**
 * Reads the numbers of a task whose answers were scored before.
 * @module
 */

import type { AccuracyTask } from "../event/accuracy.ts";
import type { Task } from "../plan/plan.ts";
import { placesOf } from "./places.ts";
import type { RunPorts } from "./ports.ts";
import { decodeResults } from "./score/results.ts";

/** The numbers of a task; `undefined` where it was not scored. */
export async function readResults(
  task: Task,
  { files, folder }: Pick<RunPorts, "files" | "folder">,
): Promise<AccuracyTask | undefined> {
  return decodeResults(await files.readText(`${folder}/${placesOf(task).results}`) ?? "");
}
