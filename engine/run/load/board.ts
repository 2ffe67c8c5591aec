/**
 * What the loops of one load share beside its counters: whose each seat is, how far it has come, whose turn it is.
 *
 * A seat is one of `workers` shares of every stage: of its arrivals, of its slots. Each worker starts with the seat of
 * its own number; that of a worker that died goes to another one, so that nothing of the schedule is lost with it.
 * @module
 */

import { PHASES } from "../../event/block.ts";

/** The shared memory of a load, as arrays. All but times are written by `Atomics`. */
export interface Board {
  /** By seat: the worker that serves it. */
  readonly owners: Int32Array;
  /** By seat: how many stages, counted from the start of the first one, it is ready for. */
  readonly ready: Int32Array;
  /** By seat: how many arrivals of its stripe have been sent, in this stage. */
  readonly next: Int32Array;
  /** By worker: requests in flight. */
  readonly inFlight: Int32Array;
  /** By stage, then worker, then phase: requests begun. */
  readonly begun: Int32Array;
  /** Single numbers, by {@linkcode CELLS}. */
  readonly cells: Int32Array;
  /** Single times of the network, by {@linkcode TIMES}; nanoseconds. */
  readonly times: Float64Array;
  /** By worker: when it last gave a sign of life, since the task's origin; nanoseconds. */
  readonly alive: Float64Array;
}

/** Places of single numbers. */
export const CELLS = {
  /** Stages that somebody has begun to open. */
  opening: 0,
  /** Stages that are open. */
  open: 1,
  /** Set once a server has said anything. */
  heard: 2,
  /** Rows that measured requests took, over all stages. */
  measuredRows: 3,
  /** Rows that excluded requests took, over all stages. */
  excludedRows: 4,
  /** Of the stage that is open: requests that were asked for, */
  asked: 5,
  /** whether its measured part has begun, */
  measuring: 6,
  /** and requests that came after it. */
  cooled: 7,
} as const;

/** Places of single times. */
export const TIMES = { origin: 0, stage: 1, measured: 2 } as const;

/** Of how many a board is. */
interface BoardSize {
  readonly workers: number;
  readonly stages: number;
}

/** A board in memory of its own, at its beginning: worker k has seat k, nothing is ready. */
export function newBoard(size: BoardSize): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(layoutOf(size).bytes);
  boardOf(buffer, size).owners.forEach((_, seat, owners) => owners[seat] = seat);
  return buffer;
}

/** The arrays of a board. */
export function boardOf(buffer: SharedArrayBuffer, size: BoardSize): Board {
  const { workers, stages } = size;
  const { floats, begun } = layoutOf(size);
  const alive = new Float64Array(buffer, 0, workers);
  const times = new Float64Array(buffer, alive.byteLength, Object.keys(TIMES).length);
  const ints = new Int32Array(buffer, floats * 8);
  const part = (index: number): Int32Array => ints.subarray(index * workers, (index + 1) * workers);
  return {
    owners: part(0),
    ready: part(1),
    next: part(2),
    inFlight: part(3),
    begun: ints.subarray(4 * workers, 4 * workers + stages * begun),
    cells: ints.subarray(4 * workers + stages * begun),
    times,
    alive,
  };
}

function layoutOf({ workers, stages }: BoardSize): {
  readonly floats: number;
  /** Counts of one stage. */
  readonly begun: number;
  readonly bytes: number;
} {
  const floats = workers + Object.keys(TIMES).length;
  const begun = workers * PHASES.length;
  const ints = 4 * workers + stages * begun + Object.keys(CELLS).length;
  return { floats, begun, bytes: floats * 8 + ints * 4 };
}
