/**
 * The gaps inside a stream: between events as they came, and between tokens where one can tell.
 *
 * A gap between events is never called inter-token latency unless every event's tokens are known: either the server told
 * them with each event, or there were as many events as tokens, so that each carried exactly one.
 * @module
 */

import { Tally } from "../stats/tally.ts";
import type { Block } from "./block.ts";
import { outputTokensOf } from "./tokens.ts";

const NS_PER_MS = 1e6;

/** Event gaps and inter-token latencies of many requests, in milliseconds. */
export class EventGaps {
  readonly gaps: Tally = new Tally();
  readonly itl: Tally = new Tally();
  #streams = 0;
  #untold = 0;

  /** Requests with gaps. */
  get streams(): number {
    return this.#streams;
  }

  /** Those of them without inter-token latencies. */
  get untold(): number {
    return this.#untold;
  }

  /** Takes in one request. */
  add(block: Block, row: number): void {
    const { eventTimes, eventTokens, eventOffsets } = block;
    const first = eventOffsets[row] as number;
    const end = eventOffsets[row + 1] as number;
    if (end - first < 2) return;
    this.#streams++;
    const told = isTold(eventTokens, first, end);
    const single = !told && end - first === outputTokensOf(block, row);
    if (!told && !single) this.#untold++;
    for (let event = first + 1; event < end; event++) {
      const gap = ((eventTimes[event] as number) - (eventTimes[event - 1] as number)) / NS_PER_MS;
      this.gaps.add(gap);
      if (told) this.itl.add(gap / (eventTokens[event] as number), eventTokens[event]);
      else if (single) this.itl.add(gap);
    }
  }

  /** Takes in all that another one has. */
  absorb(other: EventGaps): void {
    this.gaps.absorb(other.gaps);
    this.itl.absorb(other.itl);
    this.#streams += other.#streams;
    this.#untold += other.#untold;
  }
}

/** Whether all events after the first say how many tokens they carried. */
function isTold(tokens: Uint16Array, first: number, end: number): boolean {
  for (let event = first + 1; event < end; event++) if (tokens[event] === 0) return false;
  return true;
}
