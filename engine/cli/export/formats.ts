/**
 * The forms that an export can have, and the tables that it can be of, by the words of the command line.
 * @module
 */

import { csvPieces } from "../../../reporters/export/csv.ts";
import { jsonlPieces } from "../../../reporters/export/jsonl.ts";
import { markdownPieces } from "../../../reporters/export/markdown.ts";
import { parquetPieces } from "../../../reporters/export/parquet.ts";
import type { Table } from "../../../reporters/export/table.ts";
import { nearest } from "../../schema/nearest.ts";
import { UsageError } from "../exit_codes.ts";

/** A form of tables, or the text for monitoring, which is of the summary alone. */
export type Format = "csv" | "jsonl" | "parquet" | "md" | "openmetrics";
/** A table. */
export type TableName = "summary" | "requests" | "samples" | "tokens";

interface Form {
  /** Of a file's name. */
  readonly ending: string;
  /** `null`: it is made of a summary, and no table. */
  readonly pieces: ((table: Table) => AsyncIterable<string | Uint8Array>) | null;
}

/** The forms. */
export const FORMATS: Readonly<Record<Format, Form>> = {
  csv: { ending: "csv", pieces: csvPieces },
  jsonl: { ending: "jsonl", pieces: jsonlPieces },
  parquet: { ending: "parquet", pieces: parquetPieces },
  md: { ending: "md", pieces: markdownPieces },
  openmetrics: { ending: "prom", pieces: null },
};

/** The tables. */
export const TABLES: readonly TableName[] = ["summary", "requests", "samples", "tokens"];

/** The word where it is one of these. Throws a {@linkcode UsageError} that names the nearest. */
export function oneOf<Name extends string>(
  flag: string,
  word: string,
  names: readonly Name[],
): Name {
  const found = names.find((name) => name === word);
  if (found !== undefined) return found;
  const near = nearest(word, names);
  const hint = near === undefined ? "" : `; nearest: ${near}`;
  throw new UsageError(
    `Cannot read --${flag}: it takes ${names.join(", ")}, found "${word}"${hint}`,
  );
}
