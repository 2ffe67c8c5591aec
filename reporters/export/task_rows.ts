/**
 * The first two columns of every table: whose rows they are.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import type { Column } from "./new_table.ts";

/** Whose rows they are. */
export interface TaskNames {
  /** Folder name of the model. */
  readonly model: string;
  /** File name of the dataset. */
  readonly dataset: string;
}

/** One task's settled requests. */
export interface TaskRequests extends TaskNames {
  /** The blocks from the first on; may be asked for again. */
  blocks(): AsyncIterable<Block>;
}

/** A block, and what its rows are called. */
export interface BlockOfTask {
  readonly names: TaskNames;
  readonly block: Block;
  /** Number of its first request in the task. */
  readonly firstId: number;
}

/** Columns of the names. */
export const NAME_COLUMNS: readonly Column<{ readonly names: TaskNames }>[] = [
  {
    name: "model",
    type: "text",
    about: "Name of the model's folder in the run.",
    of: ({ names }) => names.model,
  },
  {
    name: "dataset",
    type: "text",
    about: "Name of the dataset's files in the run.",
    of: ({ names }) => names.dataset,
  },
];

/** All blocks of some tasks, one after the other. */
export async function* blocksOf(tasks: readonly TaskRequests[]): AsyncGenerator<BlockOfTask> {
  for (const { model, dataset, blocks } of tasks) {
    let firstId = 0;
    for await (const block of blocks()) {
      yield { names: { model, dataset }, block, firstId };
      firstId += block.rows;
    }
  }
}
