/**
 * Reads what a task left on disk: the log without its blocks, and the blocks as often as they are asked for.
 * @module
 */

import { decodeBlocks } from "../event/block_codec.ts";
import type { Block } from "../event/block.ts";
import type { Event } from "../event/event.ts";
import { decodeEvent } from "../event/log_codec.ts";
import type { Task } from "../plan/plan.ts";
import type { Files } from "../port/ports.ts";
import { blocksPath, logPath } from "./places.ts";

/** What is on disk of one task. */
export interface Stored {
  /** Empty where the task never started. */
  readonly log: readonly Event[];
  /** `lost` is told how many bytes at the end gave no block, if any. */
  blocks(lost?: (bytes: number) => void): AsyncIterable<Block>;
}

/** Opens what a task left. Lines that are no events are passed over: the last one may have been cut off. */
export async function readRecord(files: Files, folder: string, task: Task): Promise<Stored> {
  const log: Event[] = [];
  const text = await files.readText(`${folder}/${logPath(task)}`) ?? "";
  for (const line of text.split("\n")) {
    const event = line === "" ? undefined : decodeEvent(line);
    if (event && event.kind !== "requests-settled") log.push(event);
  }
  const path = `${folder}/${blocksPath(task)}`;
  return { log, blocks: (lost) => decodeBlocks(files.read(path), lost) };
}
