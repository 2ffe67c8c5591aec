/**
 * Reads what a task left on disk: the log without its blocks, and the blocks as often as they are asked for.
 * @module
 */

import { decodeBlocks } from "../event/block_codec.ts";
import type { Block } from "../event/block.ts";
import type { Event } from "../event/event.ts";
import { decodeEvent } from "../event/log_codec.ts";
import type { Files } from "../port/ports.ts";
import { placesOf } from "./places.ts";

/** What is on disk of one task. */
export interface Stored {
  /** Empty where the task never started. */
  readonly log: readonly Event[];
  /** `lost` is told how many bytes at the end gave no block, if any. */
  blocks(lost?: (bytes: number) => void): AsyncIterable<Block>;
}

/** Opens what a task left. Lines that are no events are passed over: the last one may have been cut off. */
export async function readRecord(
  files: Files,
  folder: string,
  task: Parameters<typeof placesOf>[0],
): Promise<Stored> {
  const log: Event[] = [];
  let expected = 0;
  const text = await files.readText(`${folder}/${placesOf(task).log}`) ?? "";
  for (const line of text.split("\n")) {
    const event = decodeEvent(line);
    if (event?.kind === "requests-settled") {
      expected = Math.max(expected, event.offset + event.bytes);
    } else if (event) log.push(event);
  }
  const path = `${folder}/${placesOf(task).blocks}`;
  return { log, blocks: (lost) => readBlocks(files.read(path), { expected, lost }) };
}

interface Reading {
  /** Bytes that the log says there are. */
  readonly expected: number;
  readonly lost: ((bytes: number) => void) | undefined;
}

/** The blocks of a file; what is damaged at its end and what is missing of it is lost. */
async function* readBlocks(
  pieces: AsyncIterable<Uint8Array>,
  { expected, lost }: Reading,
): AsyncIterable<Block> {
  let read = 0;
  let damaged = 0;
  const counted = async function* (): AsyncIterable<Uint8Array> {
    for await (const piece of pieces) {
      read += piece.length;
      yield piece;
    }
  };
  yield* decodeBlocks(counted(), (bytes) => damaged = bytes);
  const gone = damaged + Math.max(0, expected - read);
  if (gone > 0) lost?.(gone);
}
