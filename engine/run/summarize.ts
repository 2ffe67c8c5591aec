/**
 * The `summarize` step: renders a task's numbers into files.
 * @module
 */

import type { TaskSummary } from "../event/summary.ts";
import type { SummarizeStep, Task } from "../plan/plan.ts";
import type { RunPorts } from "./ports.ts";
import { readRecord } from "./read_record.ts";
import { writeReports } from "./write_reports.ts";

/** Memory above which a collection is worth its time. */
export const LARGE_BYTES = 256 << 20;

/** What a summary is rendered with. */
export interface Summarizing {
  readonly ports: RunPorts;
  /** Hash of the plan. */
  readonly plan: string;
  readonly summary: TaskSummary;
}

/** Writes the reports; resolves with their paths, relative to the run's folder. */
export async function interpretSummarize(
  task: Task,
  step: SummarizeStep,
  { ports, plan, summary }: Summarizing,
): Promise<readonly string[]> {
  const { files, folder } = ports;
  const stored = await readRecord(files, folder, task);
  const paths: string[] = [];
  for (const kind of step.reports) {
    ports.collect(LARGE_BYTES);
    const reports = await ports.render(kind, { task, plan, summary, ...stored });
    paths.push(...await writeReports(reports, ports));
  }
  return paths;
}
