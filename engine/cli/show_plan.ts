/**
 * A plan for people: what would be done, in YAML under a few words.
 * @module
 */

import { stringify } from "@std/yaml";
import type { Plan, Task } from "../plan/plan.ts";

/** The plan as text. */
export function planText(plan: Plan): string {
  return [
    `# The plan ${plan.hash.slice(0, 12)}: ${plan.tasks.length} task${
      plan.tasks.length === 1 ? "" : "s"
    }. Nothing was sent, nothing was written.`,
    ...plan.tasks.map(taskLine),
    ...plan.thresholds.map(({ text, abortOnFail }) =>
      `# threshold: ${text}${abortOnFail ? ", ends a load early" : ""}`
    ),
    "",
    stringify(plan.tasks, { lineWidth: 100, useAnchors: false }),
  ].join("\n");
}

function taskLine({ id, model, steps, dataset }: Task): string {
  const where = model.server.kind === "sim" ? "the simulated server" : model.server.url;
  return `# ${id}: ${steps.map((step) => step.kind).join(" → ")}; ${
    dataset.rows ?? "all"
  } rows against ${where}`;
}
