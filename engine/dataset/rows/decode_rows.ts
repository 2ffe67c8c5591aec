/**
 * Rows of a file of any known form, one at a time: only documents (JSON, YAML) are ever read whole.
 * @module
 */

import type { FileFormat, FileSource } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { csvRows } from "./csv.ts";
import { jsonRows, yamlRows } from "./document.ts";
import { formatOf, packingOf } from "./format.ts";
import { jsonLineRows, textRows } from "./jsonl.ts";
import { parquetRows } from "./parquet.ts";
import type { RowFile, RowText } from "./row_file.ts";
import { RowsError } from "./rows_error.ts";
import { unpacked } from "./unpack.ts";

type Decode = (text: RowText, at: string | null) => AsyncIterable<Row>;

const DECODERS: Readonly<Record<Exclude<FileFormat, "parquet">, Decode>> = {
  jsonl: jsonLineRows,
  json: jsonRows,
  csv: (text) => csvRows(text, ","),
  tsv: (text) => csvRows(text, "\t"),
  yaml: yamlRows,
  txt: textRows,
};

/** The rows of a file, in order. Throws a RowsError that names the file, the place and the cure. */
export async function* decodeRows(
  file: RowFile,
  how: Pick<FileSource, "format" | "at">,
): AsyncIterable<Row> {
  const head = await file.slice(0, Math.min(4, file.size));
  const format = how.format ?? formatOf(file.name, head);
  if (format !== "parquet") yield* DECODERS[format](unpacked(file, head), how.at);
  else if (packingOf(head) === "none") yield* parquetRows(file);
  else {throw new RowsError(
      `Cannot read rows: ${file.name} is Parquet inside gzip or zstd. Unpack it`,
    );}
}
