/**
 * The entries of a file of answers, whichever tool wrote it, one at a time.
 * @module
 */

import type { Files } from "../../port/ports.ts";
import type { Names } from "./columns.ts";
import type { Entry } from "./entry.ts";
import { foreignRows } from "./foreign_rows.ts";
import { formOf } from "./forms.ts";
import { newReader } from "./reader.ts";
import type { Reader } from "./reader.ts";

/** How a file is read. */
export interface Wish {
  readonly files: Files;
  /** What `--from` says; without it the first row tells. */
  readonly from: string | undefined;
  /** What `--field` says. */
  readonly said: Names;
  /** Told how the file is read, in words. */
  tell(words: string): void;
}

/** Reads entries in the order of the file. Throws a {@linkcode UsageError} or a RowsError that names the row. */
export async function* foreignEntries(
  path: string,
  { files, from, said, tell }: Wish,
): AsyncIterable<Entry> {
  let reader: Reader | undefined;
  let line = 0;
  let left = 0;
  for await (const row of foreignRows(path, files)) {
    line++;
    if (!reader) {
      const form = formOf(from, row);
      reader = newReader(row, { path, form, said });
      tell(`${path}: read as ${form.words}: ${reader.words}`);
    }
    const entry = reader.read(row, line);
    if (entry) yield entry;
    else left++;
  }
  if (left > 0) tell(`${path}: ${left} lines tell of the same answers by another filter: left out`);
}
