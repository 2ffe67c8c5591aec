/**
 * What a run of a quiz leaves behind.
 * @module
 */

import { join } from "@std/path";
import type { AccuracyTask } from "../../../engine/event/accuracy.ts";
import type { AnsweringEvent } from "../../../engine/event/answering.ts";
import type { FailedAsk, Prediction } from "../../../engine/event/prediction.ts";
import type { Summary } from "../../../engine/event/summary.ts";
import { runsIn, summaryIn } from "../../whole/run_files.ts";

/** What a run left behind. */
export interface Left {
  readonly folder: string;
  readonly predictions: readonly Prediction[];
  readonly failed: readonly FailedAsk[];
  readonly log: readonly AnsweringEvent[];
}

/** What the only run in a folder left behind. */
export async function leftIn(cwd: string): Promise<Left> {
  const [folder = "", ...others] = await runsIn(cwd);
  if (others.length > 0) throw new Error(`Cannot choose a run: there are others: ${others}`);
  return {
    folder,
    predictions: await linesOf<Prediction>(join(folder, "predictions/m/quiz.jsonl")),
    failed: await linesOf<FailedAsk>(join(folder, "predictions/m/quiz_failed.jsonl")),
    log: await linesOf<AnsweringEvent>(join(folder, "logs/infer/m/quiz.log")),
  };
}

/** The numbers of the only task of the only run. */
export async function numbersIn(cwd: string): Promise<AccuracyTask> {
  const { tasks: [task] } = await summaryIn<{ readonly tasks: Summary["tasks"] }>(cwd);
  if (task?.kind !== "accuracy") throw new Error("Cannot find the numbers: nothing was scored");
  return task;
}

/** Lines of JSON; none where there is no file. */
async function linesOf<T>(path: string): Promise<readonly T[]> {
  const text = await Deno.readTextFile(path).catch(() => "");
  return text.split("\n").filter((line) => line !== "").map((line): T => JSON.parse(line));
}

/** Ids of lines, sorted by their number. */
export function idsOf(lines: readonly { readonly id: string }[]): readonly string[] {
  return lines.map(({ id }) => id).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

/** `q<from>` to before `q<to>`. */
export function ids(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, i) => `q${from + i}`);
}
