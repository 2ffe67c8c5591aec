/**
 * How a load is dealt out to several workers: thing i of a stage, be it a slot or an arrival, goes to seat i mod `seats`.
 * @module
 */

import type { LoadJob } from "./job.ts";

/** One worker's part of a load. */
export interface Share {
  /** From 0 on. */
  readonly worker: number;
  readonly workers: number;
  /** What they share. */
  readonly board: SharedArrayBuffer;
}

/** A job as one of several workers gets it. */
export interface SharedJob extends LoadJob {
  readonly share: Share;
}

/** How many of so many things a seat gets. */
export function shareOf(things: number, seat: number, seats: number): number {
  return Math.max(0, Math.ceil((things - seat) / seats));
}
