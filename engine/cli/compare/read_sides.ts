/**
 * Reads what two sides left of one task: answers whole, loads stage by stage and resampled at once, so that no more than one
 * run's requests are in memory.
 * @module
 */

import { join } from "@std/path";
import type { LoadSide } from "../../compare/compare_loads.ts";
import { measureStage } from "../../compare/measure_stage.ts";
import { stagesOf } from "../../compare/pair_tasks.ts";
import type { KeptAnswers } from "../../compare/read_answers.ts";
import { readAnswers } from "../../compare/read_answers.ts";
import { gatherStages } from "../../compare/stage_series.ts";
import type { Task } from "../../plan/plan.ts";
import type { Files } from "../../port/ports.ts";
import { placesOf } from "../../run/places.ts";
import { readRecord } from "../../run/read_record.ts";
import type { Run, Runs } from "./sides.ts";

/** Reads, and remembers what it read: the baseline is held against every other side. */
export interface Reader {
  /** The answers of those runs that have any. */
  answers(side: Runs, task: Task): Promise<readonly KeptAnswers[]>;
  load(side: Runs, task: Task): Promise<LoadSide>;
}

/** A reader that asks `pause` before each file: it throws where somebody wants to stop. */
export function newReader(files: Files, pause: () => void): Reader {
  const loads = new Map<string, Promise<LoadSide>>();
  return {
    async answers({ runs }, task) {
      const kept: KeptAnswers[] = [];
      for (const { folder } of runs) {
        pause();
        const text = await files.readText(join(folder, placesOf(task).results)) ?? "";
        const answers = readAnswers(text);
        if (answers) kept.push(answers);
      }
      return kept;
    },
    load(side, task) {
      const key = `${side.letter} ${task.id}`;
      const known = loads.get(key) ?? readLoad(side, task, { files, pause });
      loads.set(key, known);
      return known;
    },
  };
}

async function readLoad(
  { letter, runs }: Runs,
  task: Task,
  { files, pause }: { readonly files: Files; readonly pause: () => void },
): Promise<LoadSide> {
  const measured: LoadSide["runs"][0][] = [];
  for (const run of runs) {
    pause();
    measured.push({ name: run.name, measures: await measuresOf(run, task, files) });
  }
  return { letter, stages: stagesOf(task), runs: measured };
}

async function measuresOf(
  { folder }: Run,
  task: Task,
  files: Files,
): Promise<LoadSide["runs"][0]["measures"]> {
  const record = await readRecord(files, folder, task);
  return (await gatherStages(record.blocks())).map((series) => measureStage(series));
}
