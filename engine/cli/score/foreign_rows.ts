/**
 * The rows of a file of answers: those of any file of rows, of documents that hold them in a place of their own (inspect's
 * logs, OpenCompass' predictions), and of inspect's archives.
 * @module
 */

import { decodeRows } from "../../dataset/rows/decode_rows.ts";
import { formatOf, formatOfName } from "../../dataset/rows/format.ts";
import { isRow } from "../../dataset/rows/is_row.ts";
import { textOf } from "../../dataset/rows/lines.ts";
import { parseJson } from "../../dataset/rows/parse_json.ts";
import { excerpt, RowsError } from "../../dataset/rows/rows_error.ts";
import type { RowFile } from "../../dataset/rows/row_file.ts";
import { unpacked } from "../../dataset/rows/unpack.ts";
import type { FileFormat, Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import type { Files } from "../../port/ports.ts";
import { UsageError } from "../exit_codes.ts";
import { isArchive, membersOf } from "./archive.ts";

const SAMPLE = /^samples\/.*\.json$/;
const BRACE = 0x7b;

/** Rows, in order. Throws for a file that is not there, and a RowsError for one that holds none. */
export async function* foreignRows(path: string, files: Files): AsyncIterable<Row> {
  const size = await files.size(path);
  if (size === undefined) {
    throw new UsageError(`Cannot score ${path}: there is no such file`);
  }
  const file: RowFile = {
    name: path,
    size,
    read: () => files.read(path),
    slice: (from, to) => files.slice(path, from, to),
  };
  const head = await file.slice(0, Math.min(4, size));
  if (isArchive(head)) return yield* archivedSamples(file);
  const format = formatIn(path, head);
  if (format !== "json") return yield* decodeRows(file, { format, at: null });
  const text = await textOf(unpacked(file, head));
  const inside = rowsInside(documentIn(text) ?? null);
  if (inside) yield* inside;
  else yield* decodeRows(file, { format: isLines(text) ? "jsonl" : format, at: null });
}

/** By its name; a file without a suffix that says it holds lines of JSON if it begins as they do. */
function formatIn(path: string, head: Uint8Array): FileFormat {
  const isNameless = formatOfName(path) === null && head[0] === BRACE;
  return isNameless ? "jsonl" : formatOf(path, head);
}

/** Lines of JSON are often called `.json`. */
function isLines(text: string): boolean {
  const end = text.indexOf("\n");
  return end > 0 && isRow(documentIn(text.slice(0, end)));
}

/** `undefined`: it is not one document. */
function documentIn(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return;
  }
}

/** Rows of documents that are no plain lists of them. */
function rowsInside(document: Json): readonly Row[] | undefined {
  if (!isRow(document)) return;
  const { samples } = document;
  if (Array.isArray(samples) && samples.every(isRow)) return samples;
  const numbered = Object.entries(document).filter(([key]) => /^\d+$/.test(key));
  const rows = numbered.flatMap(([id, row]) => isRow(row) ? [{ id, ...row }] : []);
  return rows.length > 0 ? rows : undefined;
}

async function* archivedSamples(file: RowFile): AsyncIterable<Row> {
  let found = 0;
  for await (const member of membersOf(file)) {
    if (!SAMPLE.test(member.name)) continue;
    const row = documentIn(new TextDecoder().decode(await member.read()));
    if (!isRow(row)) {
      throw new RowsError(
        `Cannot read rows: ${file.name}: its file ${excerpt(member.name)} is no sample`,
      );
    }
    found++;
    yield row;
  }
  if (found > 0) return;
  throw new RowsError(
    `Cannot read rows: ${file.name} is an archive without samples. One of inspect's has samples/*.json`,
  );
}
