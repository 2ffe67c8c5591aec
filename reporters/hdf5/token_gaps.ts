/**
 * Inter-token latencies of each request of a block, by the definition of `itl_ms` in `engine/event`.
 *
 * One value for each gap and the tokens it stands for, not one for each token: what a server claims takes no memory.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import { carriedOf } from "../../engine/event/event_gaps.ts";

/** Gaps of all requests, one after the other. */
export interface TokenGaps {
  /** Seconds per token. */
  readonly seconds: Float64Array;
  /** Tokens that the gap stands for. */
  readonly tokens: Uint16Array;
  /** Row i's gaps are `[offsets[i], offsets[i + 1])`. Length: rows + 1. */
  readonly offsets: Uint32Array;
}

const NS_PER_SECOND = 1e9;

/** The gaps of a block. A request whose events do not tell their tokens has none. */
export function tokenGapsOf(block: Block): TokenGaps {
  const { rows, eventOffsets, eventTimes, eventTokens } = block;
  const seconds = new Float64Array(eventTimes.length);
  const tokens = new Uint16Array(eventTimes.length);
  const offsets = new Uint32Array(rows + 1);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const first = eventOffsets[row] as number;
    const end = eventOffsets[row + 1] as number;
    const kind = carriedOf(block, row);
    for (let event = first + 1; kind !== "unknown" && event < end; event++, at++) {
      const carried = kind === "told" ? eventTokens[event] as number : 1;
      const gap = (eventTimes[event] as number) - (eventTimes[event - 1] as number);
      seconds[at] = gap / carried / NS_PER_SECOND;
      tokens[at] = carried;
    }
    offsets[row + 1] = at;
  }
  return { seconds: seconds.subarray(0, at), tokens: tokens.subarray(0, at), offsets };
}
