/**
 * Where loops wait for each other between stages: a stage starts for all of them at one time, once every seat is ready.
 * @module
 */

import { CELLS, TIMES } from "./board.ts";
import type { Board } from "./board.ts";

/** The gate before every stage and after the last one, as one worker with its seats comes to it. */
export class Gate {
  /** The seats of this worker. */
  readonly seats: number[];
  readonly #board: Board;
  readonly #worker: number;

  constructor(board: Board, worker: number) {
    this.#board = board;
    this.#worker = worker;
    this.seats = [worker];
  }

  /** All seats of this worker are ready for a stage: what was before it has settled. */
  arrive(stage: number): void {
    for (const seat of this.seats) Atomics.store(this.#board.ready, seat, stage + 1);
  }

  /** Whether a seat was ready for a stage. */
  hasArrived(seat: number, stage: number): boolean {
    return Atomics.load(this.#board.ready, seat) > stage;
  }

  /** Asks to open a stage. Of all who ask when every seat is ready, one may, and must {@linkcode open} it. */
  claim(stage: number): boolean {
    const { ready, cells } = this.#board;
    return ready.every((_, seat) => this.hasArrived(seat, stage)) &&
      Atomics.compareExchange(cells, CELLS.opening, stage, stage + 1) === stage;
  }

  /** Opens a stage, to start at a time of the network; the counts of the one before are over. */
  open(stage: number, at: number): void {
    const { cells, next, times } = this.#board;
    next.fill(0);
    for (const cell of [CELLS.asked, CELLS.measuring, CELLS.cooled]) cells[cell] = 0;
    if (stage === 0) times[TIMES.origin] = at;
    times[TIMES.stage] = at;
    Atomics.store(cells, CELLS.open, stage + 1);
  }

  /** When a stage starts; `undefined` before it is open. */
  startOf(stage: number): number | undefined {
    const { cells, times } = this.#board;
    return Atomics.load(cells, CELLS.open) > stage ? times[TIMES.stage] : undefined;
  }

  /** When the first stage starts, once that is open. */
  get origin(): number {
    return this.#board.times[TIMES.origin] as number;
  }

  /** Takes over the seats that were given to this worker, and tells which. */
  inherit(): readonly number[] {
    const { owners } = this.#board;
    const inherited = [...owners.keys()].filter((seat) =>
      Atomics.load(owners, seat) === this.#worker && !this.seats.includes(seat)
    );
    this.seats.push(...inherited);
    return inherited;
  }

  /** Whether this worker was given up for dead: its seat is another one's. */
  get isLost(): boolean {
    return Atomics.load(this.#board.owners, this.#worker) !== this.#worker;
  }
}
