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
  const times = columnsOf(TIME_COLUMNS, () => new Float64Array(capacity));
  const counts = columnsOf(COUNT_COLUMNS, () => new Int32Array(capacity));
  const codes = columnsOf(CODE_COLUMNS, () => new Uint8Array(capacity));
  let offsets = new Uint32Array(capacity + 1);
  let eventTimes = new Float64Array(capacity * 16);
  let eventTokens = new Uint16Array(capacity * 16);
  let notes: Note[] = [];
  let rows = 0;
  let events = 0;

  const growRows = (): void => {
    for (const column of TIME_COLUMNS) times[column] = wider(times[column], rows + 1);
    for (const column of COUNT_COLUMNS) counts[column] = wider(counts[column], rows + 1);
    for (const column of CODE_COLUMNS) codes[column] = wider(codes[column], rows + 1);
    offsets = wider(offsets, rows + 2);
  };

  return {
    get rows() {
      return rows;
    },
    add(row, { times: at, tokens }, note) {
      growRows();
      eventTimes = wider(eventTimes, events + at.length);
      eventTokens = wider(eventTokens, events + at.length);
      for (const column of TIME_COLUMNS) times[column][rows] = row[column];
      for (const column of COUNT_COLUMNS) counts[column][rows] = row[column];
      for (const column of CODE_COLUMNS) codes[column][rows] = row[column];
      eventTimes.set(at, events);
      eventTokens.set(tokens, events);
      if (note) notes.push({ row: rows, text: cut(note) });
      offsets[++rows] = events += at.length;
      blank(row);
    },
    take() {
      const block: Block = {
        rows,
        times: columnsOf(TIME_COLUMNS, (column) => times[column].slice(0, rows)),
        counts: columnsOf(COUNT_COLUMNS, (column) => counts[column].slice(0, rows)),
        codes: columnsOf(CODE_COLUMNS, (column) => codes[column].slice(0, rows)),
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
