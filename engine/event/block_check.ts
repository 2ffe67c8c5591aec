/**
 * Whether a block that comes from a file can be trusted: a fold indexes by what it says, without looking twice.
 * @module
 */

import { CODE_COLUMNS, FINISHES, OUTCOMES, PHASES } from "./block.ts";
import type { Block, CodeColumn, Note } from "./block.ts";

/** Most rows of a block. */
export const MAX_ROWS: number = 2 ** 20;

/** Most token-carrying events of a block. */
export const MAX_EVENTS: number = 2 ** 25;

/** Stages that a block may speak of; each costs the fold memory. */
const MAX_STAGES = 4096;

const CODES: Readonly<Record<CodeColumn, readonly string[]>> = {
  phase: PHASES,
  outcome: OUTCOMES,
  finish: FINISHES,
};

/** Whether offsets ascend from 0 to the number of events, codes are known, and stages are few. */
export function isSound(block: Block): boolean {
  const { eventOffsets, eventTimes, counts, codes } = block;
  return eventOffsets[0] === 0 && eventOffsets[block.rows] === eventTimes.length &&
    eventOffsets.every((offset, row) => row === 0 || offset >= (eventOffsets[row - 1] as number)) &&
    counts.stage.every(isStage) &&
    CODE_COLUMNS.every((column) => codes[column].every((code) => code < CODES[column].length));
}

/** Whether a value can be the index of a stage. */
export function isStage(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < MAX_STAGES;
}

/** The notes in bytes of JSON, none in none; `undefined` where they are no notes on rows of the block, ascending. */
export function parseNotes(bytes: Uint8Array, rows: number): readonly Note[] | undefined {
  if (bytes.length === 0) return [];
  try {
    const notes: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(notes) && areNotes(notes, rows) ? notes : undefined;
  } catch {
    return undefined;
  }
}

function areNotes(notes: readonly unknown[], rows: number): notes is readonly Note[] {
  let last = -1;
  return notes.every((note) => isNote(note, rows) && note.row > last && (last = note.row, true));
}

function isNote(note: unknown, rows: number): note is Note {
  if (typeof note !== "object" || note === null) return false;
  const { row, text } = note as Partial<Record<keyof Note, unknown>>;
  return typeof row === "number" && Number.isInteger(row) && row < rows &&
    typeof text === "string";
}
