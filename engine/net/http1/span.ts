/**
 * A stretch of the memory that reads go into.
 * @module
 */

/** Bytes `[start, end)` that came in at one moment. Written anew for every read: it would be an object an event. */
export interface Span {
  /** Moves on as the bytes are used. */
  start: number;
  end: number;
  /** Nanoseconds. */
  at: number;
}
