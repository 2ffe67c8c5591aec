/**
 * Requests as columns on their way into the page: typed arrays as base64, a third of their size in JSON.
 * @module
 */

/** Columns of the timeline, and the arrays that hold them. Times are in seconds or milliseconds, as their names say. */
export const COLUMNS = {
  /** When it left (or should have, if it never did), since the task's origin. */
  startS: Float32Array,
  /** How much later than scheduled it left. `NaN` if it never did. */
  lagMs: Float32Array,
  /** From start to the first token; `NaN` where none came. */
  firstMs: Float32Array,
  /** From start to the last token; `NaN` where none came. */
  lastMs: Float32Array,
  /** From start to the end of the response or failure. */
  endMs: Float32Array,
  outcome: Uint8Array,
  phase: Uint8Array,
  attempts: Uint8Array,
  status: Uint16Array,
  sample: Int32Array,
  input: Int32Array,
  output: Int32Array,
  /** Line of the details file, from 0. */
  row: Int32Array,
} as const;

/** Name of a column of the timeline. */
export type ColumnName = keyof typeof COLUMNS;

/** Requests sorted by lane, then by time; those of lane i are `[laneOffsets[i], laneOffsets[i + 1])`. */
export type Columns = {
  readonly [name in ColumnName]: InstanceType<typeof COLUMNS[name]>;
};

/** Columns as the page carries them. */
export type PackedColumns = { readonly [name in ColumnName]: string };
