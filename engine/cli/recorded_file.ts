/**
 * The recorded answers that a simulated server gives again, read from a file before it listens.
 * @module
 */

import { fromFileUrl } from "@std/path";
import { decodeRows } from "../dataset/rows/decode_rows.ts";
import type { RecordedAnswer } from "../mock/recorded_answer.ts";
import { parseRecordedAnswer } from "../mock/recorded_answer.ts";
import type { Row } from "../plan/sample.ts";
import type { Files } from "../port/ports.ts";
import { UsageError } from "./exit_codes.ts";
import { OWN_FOLDER } from "./sources.ts";

/** More than any benchmark's answers; a file without end does not fill the memory. In UTF-16 units. */
const LIMIT = 1 << 29;

/**
 * Reads a file of any form that datasets may have; `assay:NAME` comes with assay. Throws a {@linkcode UsageError}, or the
 * error of its form, that names the file and the row.
 */
export async function readRecorded(path: string, files: Files): Promise<readonly RecordedAnswer[]> {
  const own = /^assay:(.*)$/.exec(path)?.[1];
  const place = own === undefined ? path : fromFileUrl(new URL(own, OWN_FOLDER));
  const size = await files.size(place);
  if (size === undefined) throw new UsageError(`Cannot replay ${path}: there is no such file`);
  const recorded: RecordedAnswer[] = [];
  let length = 0;
  for await (const row of rowsOf(place, size, files)) {
    const answer = parseRecordedAnswer(row);
    if ("why" in answer) {
      throw new UsageError(`Cannot replay ${path}, row ${recorded.length + 1}: ${answer.why}`);
    }
    recorded.push(answer);
    length += lengthOf(answer);
    if (length > LIMIT) {
      throw new UsageError(
        `Cannot replay ${path}: it holds more than ${LIMIT} characters. Name a part of it`,
      );
    }
  }
  if (recorded.length > 0) return recorded;
  throw new UsageError(`Cannot replay ${path}: it has no rows`);
}

function rowsOf(path: string, size: number, files: Files): AsyncIterable<Row> {
  return decodeRows({
    name: path,
    size,
    read: () => files.read(path),
    slice: (from, to) => files.slice(path, from, to),
  }, { format: null, at: null });
}

/** With something for what every row costs beside its texts. */
function lengthOf({ asks, text, reasoning }: RecordedAnswer): number {
  return asks.reduce((sum, ask) => sum + ask.length, text.length + reasoning.length + 100);
}
