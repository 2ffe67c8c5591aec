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

/** How many tokens the events of a request carried: what the server told with each, one in each, or nobody knows. */
export type Carried = "told" | "one" | "unknown";

/** Of which kind a row is. The first event need not tell: there is no gap before it. */
export function carriedOf(block: Block, row: number): Carried {
  const { eventOffsets, eventTokens } = block;
  const first = eventOffsets[row] as number;
  const end = eventOffsets[row + 1] as number;
  let event = first + 1;
  while (event < end && eventTokens[event] !== 0) event++;
  if (event >= end) return "told";
  return end - first === outputTokensOf(block, row) ? "one" : "unknown";
}

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
    const carried = carriedOf(block, row);
    if (carried === "unknown") this.#untold++;
    for (let event = first + 1; event < end; event++) {
      const gap = ((eventTimes[event] as number) - (eventTimes[event - 1] as number)) / NS_PER_MS;
      this.gaps.add(gap);
      if (carried === "told") {
        this.itl.add(gap / (eventTokens[event] as number), eventTokens[event]);
      } else if (carried === "one") this.itl.add(gap);
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
