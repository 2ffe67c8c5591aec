/**
 * Where the reports of a task lie: always inside the run's folder, whatever model and dataset are called.
 * @module
 */

import type { Task } from "../../engine/plan/plan.ts";

const UNFIT = /[\p{Cc}/\\<>:"|?*\p{Surrogate}]/gu;
const LONGEST_BYTES = 160;

/** `performance/<model folder>/<dataset file><ending>`, with slashes. */
export function reportPath(task: Task, ending: string): string {
  return `performance/${segment(task.model.folder)}/${segment(task.dataset.file)}${ending}`;
}

function segment(name: string): string {
  const fit = cut(name.replace(UNFIT, "_"));
  return /^\.*$/.test(fit) ? `_${fit.slice(1)}_` : fit;
}

function cut(name: string): string {
  const { read } = new TextEncoder().encodeInto(name, new Uint8Array(LONGEST_BYTES));
  return name.slice(0, read);
}
