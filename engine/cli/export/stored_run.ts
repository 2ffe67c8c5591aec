/**
 * A run on disk as far as exports need it: its summary, its requests and its answers, each read when it is asked for.
 * @module
 */

import { join } from "@std/path";
import type { TaskSamples } from "../../../reporters/export/sample_table.ts";
import type { TaskRequests } from "../../../reporters/export/task_rows.ts";
import { keyOf } from "../../event/prediction_codec.ts";
import type { Summary } from "../../event/summary.ts";
import type { Plan, Task } from "../../plan/plan.ts";
import type { Files } from "../../port/ports.ts";
import { readStore } from "../../run/generate/store.ts";
import { type Places, placesOf, SUMMARY_PATH } from "../../run/places.ts";
import { readRecord } from "../../run/read_record.ts";
import { UsageError } from "../exit_codes.ts";

/** What there is of a run. */
export interface StoredRun {
  readonly folder: string;
  /** Throws a {@linkcode UsageError} where there is none. */
  summary(): Promise<Summary>;
  /** Of those tasks that have recorded any. */
  readonly requests: readonly TaskRequests[];
  /** Of those tasks whose answers were scored. */
  readonly samples: readonly TaskSamples[];
}

/** Where it is read from, and who hears of what is damaged. */
export interface Reading {
  readonly files: Files;
  readonly folder: string;
  warn(text: string): void;
}

/** Opens a run. Only looks which files are there. */
export async function openStoredRun({ tasks }: Plan, reading: Reading): Promise<StoredRun> {
  const { files, folder } = reading;
  const having = async (place: keyof Places): Promise<readonly Task[]> => {
    const sizes = await Promise.all(
      tasks.map((task) => files.size(join(folder, placesOf(task)[place]))),
    );
    return tasks.filter((_, at) => sizes[at] !== undefined);
  };
  return {
    folder,
    summary: async () => summaryIn(await files.readText(join(folder, SUMMARY_PATH)), folder),
    requests: (await having("blocks")).map((task) => requestsOf(task, reading)),
    samples: (await having("results")).map((task) => samplesOf(task, reading)),
  };
}

function summaryIn(text: string | undefined, folder: string): Summary {
  if (text === undefined) {
    throw new UsageError(
      `Cannot export the summary of ${folder}: there is no ${SUMMARY_PATH} in it. assay --reuse makes it, with --mode perf_viz for a load`,
    );
  }
  try {
    const summary: Summary = JSON.parse(text);
    if (summary.schema === 1 && Array.isArray(summary.tasks) && Array.isArray(summary.groups)) {
      return summary;
    }
  } catch {
    // It is told of below.
  }
  throw new UsageError(
    `Cannot export the summary of ${folder}: its ${SUMMARY_PATH} is none of assay's. assay --reuse makes it again`,
  );
}

function requestsOf(task: Task, { files, folder, warn }: Reading): TaskRequests {
  let isTold = false;
  const lost = (bytes: number): void => {
    if (!isTold) {
      warn(
        `${task.id}: the last ${bytes} bytes of the record were cut off or damaged, and are left out`,
      );
    }
    isTold = true;
  };
  return {
    ...namesOf(task),
    async *blocks() {
      yield* (await readRecord(files, folder, task)).blocks(lost);
    },
  };
}

function samplesOf(task: Task, { files, folder }: Reading): TaskSamples {
  return {
    ...namesOf(task),
    async entries() {
      const rows = detailsIn(await files.readText(join(folder, placesOf(task).results)) ?? "");
      const { answered, failed } = await readStore(files, folder, task);
      return rows.map((scored) => {
        const key = keyOf({ id: String(scored["id"]), repeat: Number(scored["repeat"]) });
        return { scored, asked: answered.get(key) ?? failed.get(key) };
      });
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The rows of a result file; those that are none are left out. */
function detailsIn(text: string): readonly Fields[] {
  try {
    const file: unknown = JSON.parse(text);
    const details = isFields(file) ? file["details"] : undefined;
    return isFields(details) ? Object.values(details).filter(isFields) : [];
  } catch {
    return [];
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf({ model, dataset }: Task): Pick<TaskRequests, "model" | "dataset"> {
  return { model: model.folder, dataset: dataset.file };
}
