/**
 * Settled requests on their way to the main thread: gathered into blocks, with the answers that are kept.
 * @module
 */

import type { Outcome } from "../../event/block.ts";
import { newBlockBuilder } from "../../event/block_builder.ts";
import type { Flight } from "./flight.ts";
import type { Kept, LoadJob, LoadMessage } from "./job.ts";

/** Rows and events that make a block. */
const BLOCK_ROWS = 4096;
const BLOCK_EVENTS = 1 << 18;

/** What has settled and is not handed over yet. */
export class Results {
  /** Whether answers are kept from now on. */
  keepAnswers: boolean = true;
  readonly #keep: LoadJob["keep"];
  readonly #tell: (message: LoadMessage) => void;
  readonly #builder = newBlockBuilder(BLOCK_ROWS);
  #kept: Kept[] = [];
  #events = 0;

  constructor(keep: LoadJob["keep"], tell: (message: LoadMessage) => void) {
    this.#keep = keep;
    this.#tell = tell;
  }

  /** Takes a flight in that has landed. */
  add(flight: Flight, outcome: Outcome, note: string): void {
    if (outcome === "ok") this.#keepAnswer(flight);
    const { events } = flight;
    this.#events += events.times.length;
    this.#builder.add(flight.row, events, note);
    if (this.#builder.rows >= BLOCK_ROWS || this.#events >= BLOCK_EVENTS) this.hand();
  }

  /** Hands over what there is. */
  hand(): void {
    if (this.#builder.rows === 0) return;
    this.#tell({ kind: "settled", block: this.#builder.take(), kept: this.#kept });
    [this.#kept, this.#events] = [[], 0];
  }

  #keepAnswer(flight: Flight): void {
    const isTold = flight.row.outputTokens >= 0 && this.#keep === "until-usage";
    if (isTold) this.keepAnswers = false;
    else if (flight.keeps) this.#kept.push({ row: this.#builder.rows, ...flight.keep.copy() });
  }
}
