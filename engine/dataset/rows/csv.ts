/**
 * Rows of CSV and TSV (RFC 4180): a header, then one record a row, all values text. A quote inside a field that does not
 * begin with one is a letter, as in Python's csv. `@std/csv` keeps a record without limit, so this reads its own.
 * @module
 */

import type { Row } from "../../plan/sample.ts";
import { LINE_LIMIT, linesOf } from "./lines.ts";
import type { RowText } from "./row_file.ts";
import { excerpt, listed, RowsError } from "./rows_error.ts";

/** A record while its lines come. */
interface OpenRecord {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly fields: string[];
  /** What a quoted field has so far that is not closed yet; `null`: none is open. */
  quoted: string | null;
  size: number;
}

/** Rows by the names of the header. Throws a RowsError for a record that does not fit it. */
export async function* csvRows(text: RowText, separator: string): AsyncIterable<Row> {
  let header: readonly string[] | undefined;
  for await (const { line, fields } of recordsOf(text, separator)) {
    const place = `${text.name}, line ${line}`;
    if (header) yield rowOf(header, fields, place);
    else header = checkedHeader(fields, place);
  }
}

async function* recordsOf(text: RowText, separator: string): AsyncIterable<OpenRecord> {
  let record: OpenRecord | undefined;
  for await (const line of linesOf(text)) {
    if (!record && line.text === "") continue;
    record ??= { line: line.number, fields: [], quoted: null, size: 0 };
    const place = `${text.name}, line ${line.number}`;
    record.size += line.text.length;
    if (record.size > LINE_LIMIT) throw unclosed(text.name, record.line);
    addLine(record, line.text, { separator, place });
    if (record.quoted !== null) continue;
    yield record;
    record = undefined;
  }
  if (record) throw unclosed(text.name, record.line);
}

interface Reading {
  readonly separator: string;
  readonly place: string;
}

/** Adds the fields of a line; the last one may stay open. Every step gives where the next field begins, or the end plus 1. */
function addLine(record: OpenRecord, line: string, reading: Reading): void {
  const { separator } = reading;
  let at = record.quoted === null ? 0 : readQuoted(record, { line, at: 0 }, reading);
  while (at <= line.length) {
    if (line[at] === '"') {
      record.quoted = "";
      at = readQuoted(record, { line, at: at + 1 }, reading);
    } else {
      const end = line.indexOf(separator, at);
      record.fields.push(line.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? line.length + 1 : end + 1;
    }
  }
}

interface Position {
  readonly line: string;
  readonly at: number;
}

/** Reads on in a quoted field, to its closing quote or the end of the line. */
function readQuoted(record: OpenRecord, { line, at }: Position, reading: Reading): number {
  for (let from = at;;) {
    const quote = line.indexOf('"', from);
    record.quoted += line.slice(from, quote < 0 ? undefined : quote);
    if (quote < 0) {
      record.quoted += "\n";
      return line.length + 1;
    }
    if (line[quote + 1] !== '"') return closeQuoted(record, { line, at: quote + 1 }, reading);
    record.quoted += '"';
    from = quote + 2;
  }
}

function closeQuoted(record: OpenRecord, { line, at }: Position, reading: Reading): number {
  if (at < line.length && line[at] !== reading.separator) {
    throw new RowsError(
      `Cannot read rows: ${reading.place}: after a closing quote comes ${
        excerpt(line.slice(at), 20)
      }. A quote inside a quoted field is written twice`,
    );
  }
  record.fields.push(record.quoted ?? "");
  record.quoted = null;
  return at + 1;
}

function checkedHeader(header: readonly string[], place: string): readonly string[] {
  const seen = new Set<string>();
  const twice = header.find((name) => seen.size === seen.add(name).size);
  if (twice === undefined) return header;
  throw new RowsError(`Cannot read rows: ${place}: two columns are named ${excerpt(twice)}`);
}

function rowOf(header: readonly string[], fields: readonly string[], place: string): Row {
  if (fields.length === header.length) {
    return Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ""]));
  }
  throw new RowsError(
    `Cannot read rows: ${place}: ${fields.length} fields, and the header has ${header.length}: ${
      listed(header)
    }`,
  );
}

function unclosed(name: string, line: number): RowsError {
  return new RowsError(
    `Cannot read rows: ${name}, line ${line}: a quoted field that begins in this record never ends`,
  );
}
