/**
 * Whether anybody is there: told by what any loop has heard of the server, and by how long this one could not connect.
 * @module
 */

import { CELLS } from "./board.ts";
import type { Board } from "./board.ts";

/** Nanoseconds that nothing but failures to connect are put up with. */
const UNREACHABLE_NS = 1e9;

/** What one loop knows of the server. */
export class Contact {
  readonly #board: Board;
  #failingSince = NaN;
  #isHeard = false;

  constructor(board: Board) {
    this.#board = board;
  }

  /** The server took a request, or said something. */
  heard(): void {
    if (this.#isHeard) return;
    this.#isHeard = true;
    Atomics.store(this.#board.cells, CELLS.heard, 1);
  }

  /** Asked after a failure to connect: nothing but those for a while means that nobody is there. */
  isLost(now: number): boolean {
    if (Number.isNaN(this.#failingSince)) this.#failingSince = now;
    return this.failing && now - this.#failingSince > UNREACHABLE_NS;
  }

  /** Whether there were failures to connect, and nothing else. */
  get failing(): boolean {
    return !Number.isNaN(this.#failingSince) && Atomics.load(this.#board.cells, CELLS.heard) === 0;
  }
}
