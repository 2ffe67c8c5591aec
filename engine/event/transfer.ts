/**
 * How a block leaves its thread: by transfer, without a copy.
 * @module
 */

import type { Block } from "./block.ts";

/** The buffers of a block, each once: the list for `postMessage`. The block is empty afterwards. */
export function buffersOf(block: Block): readonly ArrayBuffer[] {
  const { times, counts, codes, eventOffsets, eventTimes, eventTokens } = block;
  const columns = [times, counts, codes].flatMap((group) => Object.values(group));
  return [
    ...new Set([...columns, eventOffsets, eventTimes, eventTokens].map(({ buffer }) => buffer)),
  ];
}
