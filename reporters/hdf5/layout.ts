/**
 * What stands in the HDF5 file, as one table: each dataset with its type, unit, and where its values come from.
 *
 * Lists of different lengths are one long dataset and offsets: those of request i are `[offsets[i], offsets[i + 1])`.
 * @module
 */

import {
  type Block,
  CODE_COLUMNS,
  type CodeColumn,
  COUNT_COLUMNS,
  FINISHES,
  OUTCOMES,
  PHASES,
  TIME_COLUMNS,
} from "../../engine/event/block.ts";
import { columnName } from "../text/column_name.ts";
import type { ColumnShape, Values } from "./column.ts";
import { type TokenGaps, tokenGapsOf } from "./token_gaps.ts";

/** A dataset and the values that a block adds to it. */
export interface BlockColumn extends ColumnShape {
  /** Values that stand before those of all blocks. */
  readonly start?: Values;
  of(piece: Piece): Values;
}

/** A block, and what came before it. */
export interface Piece {
  readonly block: Block;
  readonly gaps: TokenGaps;
  /** Events and gaps of all earlier blocks. */
  readonly before: Totals;
}

/** Lengths so far. */
export interface Totals {
  readonly events: number;
  readonly gaps: number;
}

const NS_PER_SECOND = 1e9;
const ROWS_CHUNK = 1 << 12;
const EVENTS_CHUNK = 1 << 16;
const FIRST_OFFSET = new BigInt64Array(1);
const ORIGIN = "since the start of the task";

const NAMES: Readonly<Record<CodeColumn, readonly string[]>> = {
  phase: PHASES,
  outcome: OUTCOMES,
  finish: FINISHES,
};

const REQUEST_COLUMNS: readonly BlockColumn[] = [
  ...TIME_COLUMNS.map((column): BlockColumn => ({
    path: `requests/${columnName(column)}_s`,
    type: "f64",
    attributes: { unit: "s", meaning: ORIGIN, absent: "NaN" },
    chunk: ROWS_CHUNK,
    of: ({ block }) => seconds(block.times[column]),
  })),
  ...COUNT_COLUMNS.map((column): BlockColumn => ({
    path: `requests/${columnName(column)}`,
    type: "i32",
    attributes: { unit: "1", absent: column === "status" ? "0" : "-1" },
    chunk: ROWS_CHUNK,
    of: ({ block }) => block.counts[column],
  })),
  ...CODE_COLUMNS.map((column): BlockColumn => ({
    path: `requests/${column}`,
    type: "u8",
    attributes: { names: NAMES[column] },
    chunk: ROWS_CHUNK,
    of: ({ block }) => block.codes[column],
  })),
];

const LIST_COLUMNS: readonly BlockColumn[] = [
  {
    path: "event_time_s",
    type: "f64",
    attributes: { unit: "s", meaning: `arrival of a token-carrying event, ${ORIGIN}` },
    chunk: EVENTS_CHUNK,
    of: ({ block }) => seconds(block.eventTimes),
  },
  {
    path: "event_tokens",
    type: "u16",
    attributes: { unit: "1", meaning: "tokens the event carried", absent: "0" },
    chunk: EVENTS_CHUNK,
    of: ({ block }) => block.eventTokens,
  },
  {
    path: "event_offsets",
    type: "i64",
    attributes: { meaning: "request i: event_time_s[event_offsets[i]:event_offsets[i + 1]]" },
    chunk: ROWS_CHUNK,
    start: FIRST_OFFSET,
    of: ({ block, before }) => ends(block.eventOffsets, before.events),
  },
  {
    path: "itl_s",
    type: "f64",
    attributes: {
      unit: "s",
      meaning: "gap between two events divided by the tokens of the later one; " +
        "nothing for requests whose events do not tell their tokens",
    },
    chunk: EVENTS_CHUNK,
    of: ({ gaps }) => gaps.seconds,
  },
  {
    path: "itl_tokens",
    type: "u16",
    attributes: { unit: "1", meaning: "weight: numpy.repeat(itl_s, itl_tokens) has one per token" },
    chunk: EVENTS_CHUNK,
    of: ({ gaps }) => gaps.tokens,
  },
  {
    path: "itl_offsets",
    type: "i64",
    attributes: { meaning: "request i: itl_s[itl_offsets[i]:itl_offsets[i + 1]]" },
    chunk: ROWS_CHUNK,
    start: FIRST_OFFSET,
    of: ({ gaps, before }) => ends(gaps.offsets, before.gaps),
  },
];

/** All datasets. Those of `requests` have one value for each request, offsets one more. */
export const LAYOUT: readonly BlockColumn[] = [...REQUEST_COLUMNS, ...LIST_COLUMNS];

/** A block with what its columns are made of. */
export function pieceOf(block: Block, before: Totals): Piece {
  return { block, gaps: tokenGapsOf(block), before };
}

function seconds(nanoseconds: Float64Array): Float64Array {
  return nanoseconds.map((value) => value / NS_PER_SECOND);
}

/** Where each row of a block ends in the whole file; where its first one begins is known already. */
function ends(offsets: Uint32Array, before: number): BigInt64Array {
  return BigInt64Array.from(offsets.subarray(1), (offset) => BigInt(before + Number(offset)));
}
