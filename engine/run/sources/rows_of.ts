/**
 * The rows of any source: files, folders, addresses, and splits on a hub.
 * @module
 */

import { decodeRows } from "../../dataset/rows/decode_rows.ts";
import type { RowFile } from "../../dataset/rows/row_file.ts";
import { RowsError } from "../../dataset/rows/rows_error.ts";
import type { FileSource, HubSource } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { download } from "./download.ts";
import { hubFiles } from "./hub.ts";
import { filesAt } from "./locate.ts";
import type { SourcePorts } from "./ports.ts";

/**
 * Rows of a source, in order, file after file; nothing is looked for, or downloaded, before the first row is asked for.
 * Throws a RowsError for what is not there, or is not what it should be.
 */
export async function* rowsOf(
  source: FileSource | HubSource,
  ports: SourcePorts,
): AsyncIterable<Row> {
  const how = source.kind === "hub" ? { format: "parquet", at: null } as const : source;
  for await (const path of pathsOf(source, ports)) {
    yield* decodeRows(await fileOf(path, ports), how);
  }
}

async function* pathsOf(
  source: FileSource | HubSource,
  ports: SourcePorts,
): AsyncIterable<string> {
  if (source.kind === "hub") yield* hubFiles(source, ports);
  else if (/^https?:/i.test(source.path)) yield await download(source.path, ports);
  else yield* await filesAt(source, ports);
}

async function fileOf(path: string, { files }: SourcePorts): Promise<RowFile> {
  const size = await files.size(path);
  if (size === undefined) throw new RowsError(`Cannot read rows: ${path} is gone`);
  return {
    name: path,
    size,
    read: () => files.read(path),
    slice: (from, to) => files.slice(path, from, to),
  };
}
