/**
 * Accounts for a worker that died: its seats go to another one, and what it had begun and never told of has failed.
 * @module
 */

import { OUTCOMES, PHASES } from "../../event/block.ts";
import type { Block } from "../../event/block.ts";
import { newBlockBuilder, newRow } from "../../event/block_builder.ts";
import { boardOf } from "./board.ts";
import type { Board } from "./board.ts";
import { COUNTERS } from "./counters.ts";
import type { Share, SharedJob } from "./share.ts";

const NO_EVENTS = { times: new Float64Array(), tokens: new Uint16Array() };

/** What the main thread knows of one worker. */
export class Account {
  readonly #counters: Int32Array;
  readonly #board: Board;
  readonly #share: Share;
  /** By stage, then phase: requests that it told of. */
  readonly #told: Int32Array;

  constructor({ shared, stages, share }: SharedJob) {
    this.#counters = new Int32Array(shared);
    this.#board = boardOf(share.board, { workers: share.workers, stages: stages.length });
    this.#share = share;
    this.#told = new Int32Array(stages.length * PHASES.length);
  }

  /** When the worker last gave a sign of life, nanoseconds since the task's origin; 0 before the first one. */
  get alive(): number {
    return this.#board.alive[this.#share.worker] as number;
  }

  /** The worker told of requests that settled. */
  told({ rows, counts, codes }: Block): void {
    for (let row = 0; row < rows; row++) {
      const at = (counts.stage[row] as number) * PHASES.length + (codes.phase[row] as number);
      this.#told[at] = (this.#told[at] as number) + 1;
    }
  }

  /** Gives its seats to another worker. What it had in flight has settled, for those who wait for that. */
  leaveTo(heir: number): void {
    const { owners, inFlight } = this.#board;
    const { worker } = this.#share;
    const lost = Atomics.exchange(inFlight, worker, 0);
    Atomics.sub(this.#counters, COUNTERS.inFlight, lost);
    Atomics.add(this.#counters, COUNTERS.settled, lost);
    for (let seat = 0; seat < owners.length; seat++) {
      Atomics.compareExchange(owners, seat, worker, heir);
    }
  }

  /** What it had begun and did not tell of, as failed; of most of it nothing is known but that. */
  lost(note: string): Block {
    const builder = newBlockBuilder();
    const { worker, workers } = this.#share;
    const [row, outcome] = [newRow(), OUTCOMES.indexOf("other")];
    this.#told.forEach((told, at) => {
      const [stage, phase] = [Math.floor(at / PHASES.length), at % PHASES.length];
      const begun = Atomics.load(
        this.#board.begun,
        (stage * workers + worker) * PHASES.length + phase,
      );
      for (let left = begun - told; left > 0; left--) {
        builder.add(
          Object.assign(row, { stage, phase, outcome, end: this.alive }),
          NO_EVENTS,
          note,
        );
      }
    });
    return builder.take();
  }
}
