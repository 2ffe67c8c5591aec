/**
 * What numbers can be about: all of a task, or one of its stages.
 * @module
 */

import type { TaskSummary } from "../../engine/event/summary.ts";
import { stageName } from "./stage_name.ts";
import type { Numbers } from "./totals.ts";

/** What numbers are about: its key in files, and what people read. */
export interface Scope {
  readonly key: string;
  readonly name: string;
  readonly numbers: Numbers;
}

/** The `total`, then `stage-0`, … where there are several stages. */
export function scopesOf(summary: TaskSummary): readonly Scope[] {
  const stages = summary.stages.length > 1 ? summary.stages : [];
  return [
    { key: "total", name: "total", numbers: summary },
    ...stages.map((numbers) => ({
      key: `stage-${numbers.stage}`,
      name: stageName(numbers.stage),
      numbers,
    })),
  ];
}
