/**
 * The counts that one loop keeps in shared memory: for those who watch, for the other loops, and for whoever has to
 * account for it if it dies.
 * @module
 */

import { PHASES } from "../../event/block.ts";
import type { Outcome } from "../../event/block.ts";
import type { Board } from "./board.ts";
import { COUNTERS, STOP } from "./counters.ts";
import type { Share } from "./share.ts";

const MEASURED = PHASES.indexOf("measured");

/** Why a load is to be stopped. */
export type StopReason = Exclude<keyof typeof STOP, "no">;

/** Counts of one loop. */
export class Ledger {
  readonly #counters: Int32Array;
  readonly #board: Board;
  readonly #share: Share;

  constructor(counters: SharedArrayBuffer, board: Board, share: Share) {
    this.#counters = new Int32Array(counters);
    this.#board = board;
    this.#share = share;
  }

  /** Why somebody wants the load to stop, if somebody does. */
  get stopReason(): StopReason | undefined {
    const code = Atomics.load(this.#counters, COUNTERS.stop);
    return code === STOP.no ? undefined : code === STOP.unreachable ? "unreachable" : "interrupted";
  }

  /** Stops all loops, unless they are being stopped. */
  stop(reason: StopReason): void {
    Atomics.compareExchange(this.#counters, COUNTERS.stop, STOP.no, STOP[reason]);
  }

  /** A stage begins, for all loops. */
  open(stage: number): void {
    this.#counters.fill(0, COUNTERS.stage);
    Atomics.store(this.#counters, COUNTERS.stage, stage);
  }

  /** A request is begun; `phase`: its index. */
  begun(stage: number, phase: number): void {
    const { worker, workers } = this.#share;
    Atomics.add(this.#board.begun, (stage * workers + worker) * PHASES.length + phase, 1);
    this.#inFlight(1);
  }

  /** A request has left. */
  sent(): void {
    Atomics.add(this.#counters, COUNTERS.sent, 1);
  }

  /** An event with tokens came. */
  tokens(): void {
    Atomics.add(this.#counters, COUNTERS.events, 1);
  }

  /** A request has ended. */
  settled(outcome: Outcome, phase: number): void {
    this.#inFlight(-1);
    Atomics.add(this.#counters, COUNTERS.settled, 1);
    if (phase !== MEASURED) return;
    const isFailed = outcome !== "ok" && outcome !== "aborted";
    Atomics.add(this.#counters, COUNTERS[isFailed ? "failed" : outcome], 1);
  }

  /** A sign of life; `at`: nanoseconds since the task's origin. */
  signOfLife(at: number): void {
    this.#board.alive[this.#share.worker] = at;
  }

  #inFlight(change: number): void {
    Atomics.add(this.#counters, COUNTERS.inFlight, change);
    Atomics.add(this.#board.inFlight, this.#share.worker, change);
  }
}
