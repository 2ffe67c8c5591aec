/**
 * Which request is next in a stage, which part of the stage it belongs to, and which row it takes.
 *
 * Wherever the count of requests is known, all of that follows from a request's number, so the schedule is the same
 * however many loops share it. A closed loop gives numbers out as they are asked for, not to each loop its own: its
 * slots stay full to the last request, whoever is slow, and the numbers of a loop that died go to the others.
 * @module
 */

import { PHASES } from "../../event/block.ts";
import { CELLS, TIMES } from "./board.ts";
import type { Board } from "./board.ts";
import { COUNTERS } from "./counters.ts";
import type { LoadJob, StageJob } from "./job.ts";
import { durationOf, measuredOf } from "./stage_end.ts";

const WARMUP = PHASES.indexOf("warmup");
const MEASURED = PHASES.indexOf("measured");
const COOLDOWN = PHASES.indexOf("cooldown");

/** What came of asking for a request: it is this one's turn, it has to wait, or the stage has no more. */
export type Turn = "taken" | "later" | "none";

/** The turns of one stage, shared by all loops. */
export class Turns {
  /** Of the request whose turn it was last: index of its phase. */
  phase: number = MEASURED;
  /** Of the same: row of the dataset. */
  sample: number = 0;
  /** Requests of the stage, or `Infinity` where time decides. */
  readonly total: number;
  readonly #stage: StageJob;
  readonly #board: Board;
  readonly #counters: Int32Array;
  readonly #rows: number;
  readonly #spare: number;
  /** Requests to be measured, or `Infinity`. */
  readonly #measured: number;
  readonly #measuredBefore: number;
  readonly #excludedBefore: number;

  constructor(stage: StageJob, { rows, bodies, shared }: LoadJob, board: Board) {
    this.#stage = stage;
    this.#counters = new Int32Array(shared);
    this.#board = board;
    this.#rows = rows;
    this.#spare = bodies.offsets.length - 1 - rows;
    this.#measured = measuredOf(stage);
    this.total = stage.warmup + this.#measured + stage.cooldown;
    this.#measuredBefore = Atomics.load(board.cells, CELLS.measuredRows);
    this.#excludedBefore = Atomics.load(board.cells, CELLS.excludedRows);
  }

  /** Number of the request that is asked for next. */
  get next(): number {
    return Atomics.load(this.#board.cells, CELLS.asked);
  }

  /**
   * Asks for the next request, due at `now`. Measured ones come later than the first warm-up settles, so that one
   * warm-up request does warm up, and many hand their slots over without draining the server.
   */
  take(now: number): Turn {
    while (this.#isCold()) {
      const index = this.next;
      if (index >= this.#stage.warmup) return "later";
      if (this.#claim(index)) return this.#answer(index, now);
    }
    return this.#answer(this.#count(CELLS.asked), now);
  }

  /** The turn of the next request, if it is still that of this number. */
  takeIf(index: number): boolean {
    if (!this.#claim(index)) return false;
    this.turnTo(index);
    return true;
  }

  /** The turn of a request by its number, in a stage of known length. */
  turnTo(index: number): void {
    const { warmup } = this.#stage;
    const measured = index - warmup;
    this.phase = measured < 0 ? WARMUP : measured < this.#measured ? MEASURED : COOLDOWN;
    this.sample = this.#spare === 0
      ? (this.#measuredBefore + index) % this.#rows
      : this.phase === MEASURED
      ? (this.#measuredBefore + measured) % this.#rows
      : this.#spareRow(this.#excludedBefore + (measured < 0 ? index : index - this.#measured));
  }

  /** Counts the rows that a stage of known length took, once for all loops, when it is over. */
  close(): void {
    const { cells } = this.#board;
    if (this.total === Infinity) return;
    const measured = this.#spare === 0 ? this.total : this.#measured;
    Atomics.add(cells, CELLS.measuredRows, measured);
    Atomics.add(cells, CELLS.excludedRows, this.total - measured);
  }

  #answer(index: number, now: number): Turn {
    if (index >= this.total) return "none";
    if (this.total === Infinity) return this.#answerTimed(index, now);
    this.turnTo(index);
    return "taken";
  }

  #answerTimed(index: number, now: number): Turn {
    if (index < this.#stage.warmup) return this.#takeRow(WARMUP);
    if (now - this.#measuredFrom(index, now) < durationOf(this.#stage)) {
      return this.#takeRow(MEASURED);
    }
    return this.#count(CELLS.cooled) < this.#stage.cooldown ? this.#takeRow(COOLDOWN) : "none";
  }

  /** The first one begins the measured part; one that comes before that is told is measured too. */
  #measuredFrom(index: number, now: number): number {
    const { cells, times } = this.#board;
    if (index === this.#stage.warmup) {
      times[TIMES.measured] = now;
      Atomics.store(cells, CELLS.measuring, 1);
    }
    return Atomics.load(cells, CELLS.measuring) === 1 ? times[TIMES.measured] as number : now;
  }

  #takeRow(phase: number): Turn {
    this.phase = phase;
    this.sample = phase === MEASURED || this.#spare === 0
      ? this.#count(CELLS.measuredRows) % this.#rows
      : this.#spareRow(this.#count(CELLS.excludedRows));
    return "taken";
  }

  /** Excluded requests take rows of their own, so that they warm no prompt that is measured. */
  #spareRow(count: number): number {
    return this.#rows + count % this.#spare;
  }

  #isCold(): boolean {
    return this.#stage.warmup > 0 && Atomics.load(this.#counters, COUNTERS.settled) === 0;
  }

  #claim(index: number): boolean {
    const { cells } = this.#board;
    return Atomics.compareExchange(cells, CELLS.asked, index, index + 1) === index;
  }

  #count(cell: number): number {
    return Atomics.add(this.#board.cells, cell, 1);
  }
}
