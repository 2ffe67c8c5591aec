/**
 * Gathers settled requests into blocks, in the thread that sends them: arrays that grow, and no object for a request.
 *
 * A {@linkcode Row} is written while its request is under way, and used again for the next one.
 * @module
 */

import { CODE_COLUMNS, COUNT_COLUMNS, OUTCOMES, PHASES, TIME_COLUMNS } from "./block.ts";
import type { Block, CodeColumn, CountColumn, Note, TimeColumn } from "./block.ts";

/** One request as it comes about. Not readonly: it is a place to write to. */
export type Row = { [column in TimeColumn | CountColumn | CodeColumn]: number };

/** Token-carrying events of one request, oldest first; both arrays of one length. */
export interface TokenEvents {
  /** Nanoseconds since the task's origin. */
  readonly times: Float64Array;
  /** Tokens each carried; 0 where the server did not tell. */
  readonly tokens: Uint16Array;
}

/** Gathers rows. */
export interface BlockBuilder {
  /** Rows gathered since the last `take`. */
  readonly rows: number;
  /** Copies a row and its events, then blanks the row. `note`: what the server said, cut to 500 bytes. */
  add(row: Row, events: TokenEvents, note?: string): void;
  /** What was gathered, in arrays of its own that may be transferred; starts anew. */
  take(): Block;
}

const NOTE_BYTES = 500;

/** A row of which nothing is known: times `NaN`, counts -1, stage 0, one attempt, measured, ok. */
export function newRow(): Row {
  return blank({} as Row);
}

/** A builder with room for `capacity` rows to start with. */
export function newBlockBuilder(capacity: number = 256): BlockBuilder {
  const columns = newColumns(capacity);
  let offsets = new Uint32Array(capacity + 1);
  let eventTimes = new Float64Array(capacity * 16);
  let eventTokens = new Uint16Array(capacity * 16);
  let notes: Note[] = [];
  let rows = 0;
  let events = 0;
  return {
    get rows() {
      return rows;
    },
    add(row, { times, tokens }, note) {
      const end = events + times.length;
      offsets = wider(offsets, rows + 2);
      eventTimes = wider(eventTimes, end);
      eventTokens = wider(eventTokens, end);
      eventTimes.set(times, events);
      eventTokens.set(tokens, events);
      if (note) notes.push({ row: rows, text: cut(note) });
      writeRow(columns, rows, row);
      offsets[++rows] = events = end;
      blank(row);
    },
    take() {
      const block: Block = {
        rows,
        ...firstRows(columns, rows),
        eventOffsets: offsets.slice(0, rows + 1),
        eventTimes: eventTimes.slice(0, events),
        eventTokens: eventTokens.slice(0, events),
        notes,
      };
      [rows, events, notes] = [0, 0, []];
      return block;
    },
  };
}

/** The columns of a block while they grow; each may be replaced by a wider one. */
type Columns = {
  readonly [group in "times" | "counts" | "codes"]: {
    -readonly [name in keyof Block[group]]: Block[group][name];
  };
};

function newColumns(capacity: number): Columns {
  return {
    times: columnsOf(TIME_COLUMNS, () => new Float64Array(capacity)),
    counts: columnsOf(COUNT_COLUMNS, () => new Int32Array(capacity)),
    codes: columnsOf(CODE_COLUMNS, () => new Uint8Array(capacity)),
  };
}

function writeRow({ times, counts, codes }: Columns, at: number, row: Row): void {
  for (const name of TIME_COLUMNS) (times[name] = wider(times[name], at + 1))[at] = row[name];
  for (const name of COUNT_COLUMNS) (counts[name] = wider(counts[name], at + 1))[at] = row[name];
  for (const name of CODE_COLUMNS) (codes[name] = wider(codes[name], at + 1))[at] = row[name];
}

function firstRows({ times, counts, codes }: Columns, rows: number): Columns {
  return {
    times: columnsOf(TIME_COLUMNS, (name) => times[name].slice(0, rows)),
    counts: columnsOf(COUNT_COLUMNS, (name) => counts[name].slice(0, rows)),
    codes: columnsOf(CODE_COLUMNS, (name) => codes[name].slice(0, rows)),
  };
}

function blank(row: Row): Row {
  for (const column of TIME_COLUMNS) row[column] = NaN;
  for (const column of COUNT_COLUMNS) row[column] = -1;
  for (const column of CODE_COLUMNS) row[column] = 0;
  row.stage = 0;
  row.attempts = 1;
  row.status = 0;
  row.phase = PHASES.indexOf("measured");
  row.outcome = OUTCOMES.indexOf("ok");
  return row;
}

function columnsOf<Name extends string, Column>(
  names: readonly Name[],
  columnOf: (name: Name) => Column,
): Record<Name, Column> {
  return Object.fromEntries(names.map((name) => [name, columnOf(name)])) as Record<Name, Column>;
}

/** The same array if it has room for `length` elements, else a copy at least twice as long. */
function wider<Column extends Wide>(column: Column, length: number): Column {
  if (length <= column.length) return column;
  const copy = new (column.constructor as new (length: number) => Column)(
    Math.max(length, column.length * 2),
  );
  copy.set(column);
  return copy;
}

type Wide =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** The longest start of a text that fits into the bytes of a note, without half a character. */
function cut(text: string): string {
  const bytes = new Uint8Array(NOTE_BYTES);
  return text.slice(0, new TextEncoder().encodeInto(text, bytes).read);
}
