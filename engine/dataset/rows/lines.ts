/**
 * Text of a file: by lines, one at a time, or whole up to a limit. UTF-8, with or without a byte order mark.
 * @module
 */

import type { RowText } from "./row_file.ts";
import { RowsError } from "./rows_error.ts";

/** A line without its end. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

const MEGABYTE = 1 << 20;
/** Longest line, and longest record of several lines, in bytes. */
export const LINE_LIMIT = 64 * MEGABYTE;
const TEXT_LIMIT = 256 * MEGABYTE;

const NEWLINE = 10;
const BYTE_ORDER_MARK = "\ufeff";

/** The lines of a file; LF and CRLF end them. Throws a RowsError for one that is too long, or not UTF-8. */
export async function* linesOf({ name, pieces }: RowText): AsyncIterable<Line> {
  const decode = newDecoder(name);
  let open: Uint8Array[] = [];
  let number = 1;
  for await (const piece of pieces) {
    let from = 0;
    for (let to = piece.indexOf(NEWLINE); to >= 0; to = piece.indexOf(NEWLINE, from)) {
      open.push(piece.subarray(from, to));
      yield { number, text: decode(joined(open), number) };
      open = [];
      number++;
      from = to + 1;
    }
    open.push(piece.subarray(from));
    if (sizeOf(open) > LINE_LIMIT) throw tooLong(name, `line ${number} is`, LINE_LIMIT);
  }
  if (sizeOf(open) > 0) yield { number, text: decode(joined(open), number) };
}

/** All of a text. Throws a RowsError where it is too long, or not UTF-8. */
export async function textOf({ name, pieces }: RowText): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > TEXT_LIMIT) {
      throw tooLong(name, "one document is", TEXT_LIMIT, ". Turn it into JSONL, one row a line");
    }
    parts.push(piece);
  }
  return newDecoder(name)(joined(parts), 1);
}

type Decode = (bytes: Uint8Array, line: number) => string;

function newDecoder(name: string): Decode {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (bytes, line) => {
    try {
      const text = decoder.decode(bytes);
      const start = line === 1 && text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
      return text.slice(start, text.endsWith("\r") ? -1 : undefined);
    } catch {
      throw new RowsError(
        `Cannot read rows: ${name}, from line ${line} on, is not UTF-8 text${
          guess(bytes)
        }. Convert it first: iconv -f <its encoding> -t UTF-8`,
      );
    }
  };
}

function guess([a, b]: Uint8Array): string {
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  return utf16 ? " but UTF-16" : "";
}

function tooLong(name: string, what: string, limit: number, cure = ""): RowsError {
  return new RowsError(
    `Cannot read rows: ${name}: ${what} longer than ${limit / MEGABYTE} MB${cure}`,
  );
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((size, { length }) => size + length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
