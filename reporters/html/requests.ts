/**
 * Requests as the page's timeline needs them: narrow columns out of blocks, in the order of their lanes.
 * @module
 */

import type { Block, TimeColumn } from "../../engine/event/block.ts";
import { inputTokensOf, outputTokensOf } from "../../engine/event/tokens.ts";
import type { ColumnName, Columns } from "./client/columns.ts";
import { COLUMNS } from "./client/columns.ts";
import { lanesOf } from "./lanes.ts";

/** Requests of a task, in the order of the blocks. Times in nanoseconds. */
export interface Flight {
  readonly startNs: Float64Array<ArrayBuffer>;
  readonly endNs: Float64Array<ArrayBuffer>;
  readonly columns: Columns;
}

const NS_PER_MS = 1e6;
const NS_PER_S = 1e9;

/** What each column holds of a row. */
const CELLS: { readonly [name in ColumnName]: (block: Block, row: number) => number } = {
  startS: (block, row) => startOf(block, row) / NS_PER_S,
  lagMs: ({ times }, row) =>
    ((times.sent[row] as number) - (times.scheduled[row] as number)) / NS_PER_MS,
  firstMs: sinceStart("firstToken"),
  lastMs: sinceStart("lastToken"),
  endMs: (block, row) => (endOf(block, row) - startOf(block, row)) / NS_PER_MS,
  outcome: ({ codes }, row) => codes.outcome[row] as number,
  phase: ({ codes }, row) => codes.phase[row] as number,
  attempts: ({ counts }, row) => Math.min(255, counts.attempts[row] as number),
  status: ({ counts }, row) => counts.status[row] as number,
  sample: ({ counts }, row) => counts.sample[row] as number,
  input: (block, row) => knownOr(inputTokensOf(block, row), -1),
  output: (block, row) => knownOr(outputTokensOf(block, row), -1),
  // Set when it is taken in: a row does not know the blocks before its own.
  row: () => 0,
};

const NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** Requests as they are read. */
export interface Flights {
  add(block: Block): void;
  /** All of them, numbered from 0. */
  flight(): Flight;
}

/** Columns for about so many requests; they grow where there are more. */
export function newFlights(expected: number): Flights {
  let rows = 0;
  let room: Flight = flightFor(Math.max(1, expected));
  return {
    add(block) {
      if (rows + block.rows > room.startNs.length) room = grown(room, rows + block.rows);
      for (let row = 0; row < block.rows; row++, rows++) {
        room.startNs[rows] = startOf(block, row);
        room.endNs[rows] = endOf(block, row);
        for (const name of NAMES) room.columns[name][rows] = CELLS[name](block, row);
        room.columns.row[rows] = rows;
      }
    },
    flight: () => ({
      startNs: room.startNs.subarray(0, rows),
      endNs: room.endNs.subarray(0, rows),
      columns: columnsOf((name) => room.columns[name].subarray(0, rows)),
    }),
  };
}

function flightFor(rows: number): Flight {
  return {
    startNs: new Float64Array(rows),
    endNs: new Float64Array(rows),
    columns: columnsOf((name) => new COLUMNS[name](rows)),
  };
}

function grown(from: Flight, least: number): Flight {
  const to = flightFor(Math.max(least, from.startNs.length * 2));
  to.startNs.set(from.startNs);
  to.endNs.set(from.endNs);
  for (const name of NAMES) to.columns[name].set(from.columns[name]);
  return to;
}

/** Some of the requests, in the order of their rows. */
export function picked({ startNs, endNs, columns }: Flight, rows: Uint32Array): Flight {
  const of = (times: Float64Array): Float64Array<ArrayBuffer> =>
    Float64Array.from(rows, (row) => times[row] as number);
  return {
    startNs: of(startNs),
    endNs: of(endNs),
    columns: columnsOf((name) =>
      filled(name, rows.length, (at) => columns[name][rows[at] as number] as number)
    ),
  };
}

/** Columns in the order of lanes, and where each lane starts. */
export function laneColumns(
  { startNs, endNs, columns }: Flight,
): { readonly columns: Columns; readonly laneOffsets: Uint32Array<ArrayBuffer> } {
  const { order, offsets } = lanesOf(startNs, endNs);
  const sorted = columnsOf((name) =>
    filled(name, order.length, (place) => columns[name][order[place] as number] as number)
  );
  return { columns: sorted, laneOffsets: offsets };
}

function columnsOf(columnOf: (name: ColumnName) => Columns[ColumnName]): Columns {
  return Object.fromEntries(NAMES.map((name) => [name, columnOf(name)])) as unknown as Columns;
}

function filled(
  name: ColumnName,
  length: number,
  cell: (at: number) => number,
): Columns[ColumnName] {
  const column = new COLUMNS[name](length);
  for (let at = 0; at < length; at++) column[at] = cell(at);
  return column;
}

/** A request that was never sent starts when it should have been, at the latest when it ended. */
function startOf({ times }: Block, row: number): number {
  const { sent, scheduled, end } = times;
  return [sent, scheduled, end].map((column) => column[row] as number).find(Number.isFinite) ?? 0;
}

function endOf(block: Block, row: number): number {
  const start = startOf(block, row);
  return Math.max(start, knownOr(block.times.end[row] as number, start));
}

function sinceStart(column: TimeColumn): (block: Block, row: number) => number {
  return (block, row) =>
    ((block.times[column][row] as number) - (block.times.sent[row] as number)) / NS_PER_MS;
}

function knownOr(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
