/**
 * One table of a run in one form, as pieces of a file.
 * @module
 */

import { openMetricsPieces } from "../../../reporters/export/open_metrics.ts";
import { requestTable } from "../../../reporters/export/request_table.ts";
import { sampleTable } from "../../../reporters/export/sample_table.ts";
import { summaryTable } from "../../../reporters/export/summary_table.ts";
import type { ColumnInfo, Table } from "../../../reporters/export/table.ts";
import { tokenTable } from "../../../reporters/export/token_table.ts";
import type { Report } from "../../event/recorded.ts";
import { UsageError } from "../exit_codes.ts";
import { type Format, FORMATS, type TableName, TABLES } from "./formats.ts";
import type { StoredRun } from "./stored_run.ts";

/** What is exported. */
export interface Wanted {
  readonly table: TableName;
  readonly format: Format;
}

const MAKERS: Readonly<Record<TableName, (run: StoredRun) => Table | Promise<Table>>> = {
  summary: async (run) => summaryTable(await run.summary()),
  requests: ({ requests }) => requestTable(requests),
  tokens: ({ requests }) => tokenTable(requests),
  samples: ({ samples }) => sampleTable(samples),
};

/** What a table without rows is for want of. */
const WANTING: Readonly<Record<Exclude<TableName, "summary">, string>> = {
  requests: "no load was recorded in it; its questions are --what samples",
  tokens: "no load was recorded in it; its questions are --what samples",
  samples:
    "no answers were scored in it; assay --reuse scores what was asked, and a load has --what requests",
};

/** The file, `exports/requests.csv`. Throws a {@linkcode UsageError} where the run has nothing of it. */
export async function renderExport(run: StoredRun, { table, format }: Wanted): Promise<Report> {
  const { ending, pieces } = FORMATS[format];
  const path = `exports/${table}.${ending}`;
  if (pieces === null) {
    if (table !== "summary") {
      throw new UsageError(`Cannot export ${table} as ${format}: it is of the summary alone`);
    }
    return { path, pieces: openMetricsPieces(await run.summary(), run.requests) };
  }
  if (table !== "summary" && !tablesOf(run).includes(table)) {
    throw new UsageError(`Cannot export ${table} of ${run.folder}: ${WANTING[table]}`);
  }
  return { path, pieces: pieces(await MAKERS[table](run)) };
}

/** The tables that a run has rows for. */
export function tablesOf({ requests, samples }: StoredRun): readonly TableName[] {
  const sources: Readonly<Record<TableName, number>> = {
    summary: 1,
    requests: requests.length,
    samples: samples.length,
    tokens: requests.length,
  };
  return TABLES.filter((name) => sources[name] > 0);
}

const EMPTY: StoredRun = {
  folder: "",
  summary: () => Promise.resolve({ schema: 1, plan: "", tasks: [], groups: [] }),
  requests: [],
  samples: [],
};

/** The columns that a table of any run has; that of the summary also has one for each percentile. */
export async function columnsOf(table: TableName): Promise<readonly ColumnInfo[]> {
  return (await MAKERS[table](EMPTY)).columns;
}
