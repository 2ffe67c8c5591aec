/**
 * A row for each token-carrying event of each request: when it came, how long after the one before, and how many tokens it
 * carried. Made block by block.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import { milliseconds, NS_PER_MS } from "./milliseconds.ts";
import { type Column, newTable } from "./new_table.ts";
import type { Table } from "./table.ts";
import { type BlockOfTask, blocksOf, NAME_COLUMNS, type TaskRequests } from "./task_rows.ts";

interface Part extends BlockOfTask {
  /** Events of the block. */
  readonly rows: number;
  /** The request of each event, by its row in the block. */
  readonly requests: Uint32Array;
}

const COLUMNS: readonly Column<Part>[] = [
  ...NAME_COLUMNS,
  {
    name: "request_id",
    type: "int32",
    about: "The request's `id` among the requests of its task.",
    of: ({ firstId, requests }, event) => firstId + (requests[event] as number),
  },
  {
    name: "event",
    type: "int32",
    about: "Number of the event in its request, from 0.",
    of: (part, event) => event - firstEventOf(part, event),
  },
  {
    name: "at_ms",
    type: "double",
    about: "Its arrival, since the task's start.",
    of: ({ block }, event) => milliseconds((block.eventTimes[event] as number) / NS_PER_MS),
  },
  {
    name: "gap_ms",
    type: "double",
    about: "Time since the event before; null of the first.",
    of(part, event) {
      if (event === firstEventOf(part, event)) return null;
      const { eventTimes } = part.block;
      const gap = (eventTimes[event] as number) - (eventTimes[event - 1] as number);
      return milliseconds(gap / NS_PER_MS);
    },
  },
  {
    name: "tokens",
    type: "int32",
    about: "Tokens it carried; null where the server did not tell.",
    of: ({ block }, event) => block.eventTokens[event] as number || null,
  },
];

/** All events of some tasks, one request after the other. */
export function tokenTable(tasks: readonly TaskRequests[]): Table {
  return newTable(COLUMNS, async function* (): AsyncGenerator<Part> {
    for await (const part of blocksOf(tasks)) {
      yield { ...part, rows: part.block.eventTimes.length, requests: requestsOf(part.block) };
    }
  });
}

function requestsOf({ rows, eventOffsets, eventTimes }: Block): Uint32Array {
  const requests = new Uint32Array(eventTimes.length);
  for (let row = 0; row < rows; row++) {
    requests.fill(row, eventOffsets[row] as number, eventOffsets[row + 1] as number);
  }
  return requests;
}

function firstEventOf({ block, requests }: Part, event: number): number {
  return block.eventOffsets[requests[event] as number] as number;
}
