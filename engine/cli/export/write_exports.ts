/**
 * `--export FORMAT` of a run: all its tables but that of tokens, in these forms, into its folder.
 * @module
 */

import { join } from "@std/path";
import { PLAN_PATH, SUMMARY_PATH } from "../../run/places.ts";
import { writeReports } from "../../run/write_reports.ts";
import type { Arguments } from "../arguments.ts";
import type { World } from "../execute.ts";
import { readPlan } from "../plans.ts";
import { type Format, FORMATS, oneOf, type TableName } from "./formats.ts";
import { renderExport, tablesOf } from "./render_export.ts";
import { openStoredRun } from "./stored_run.ts";

/** So many rows that they are exported where somebody asks for them only. */
const TOO_MANY: readonly TableName[] = ["tokens"];

/** The forms that `--export` names, each once. Throws a `UsageError` where one is none: call it before the run starts. */
export function exportFormats(args: Arguments): readonly Format[] {
  const names = Object.keys(FORMATS) as Format[];
  return [...new Set(args.many("export").map((word) => oneOf("export", word, names)))];
}

/** Writes them; resolves with the files' paths. Nothing, where the run has come to no summary. */
export async function writeExports(
  formats: readonly Format[],
  folder: string,
  { files, warn }: World,
): Promise<readonly string[]> {
  if (formats.length === 0 || await files.size(join(folder, SUMMARY_PATH)) === undefined) {
    return [];
  }
  const plan = await readPlan(files, join(folder, PLAN_PATH));
  const run = await openStoredRun(plan, { files, folder, warn });
  const paths: string[] = [];
  for (const format of formats) {
    const tables = FORMATS[format].pieces === null ? ["summary" as const] : tablesOf(run);
    for (const table of tables.filter((name) => !TOO_MANY.includes(name))) {
      paths.push(
        ...await writeReports([await renderExport(run, { table, format })], { files, folder }),
      );
    }
  }
  return paths.map((path) => join(folder, path));
}
