/**
 * Puts the events of a task on disk as they happen: lines in the log, blocks beside it. What is told is kept, whatever comes.
 * @module
 */

import { encodeBlock } from "../event/block_codec.ts";
import type { Event } from "../event/event.ts";
import { encodeEvent } from "../event/log_codec.ts";
import type { Task } from "../plan/plan.ts";
import type { Appender, Files } from "../port/ports.ts";
import { placesOf } from "./places.ts";

/** Writes events in the order they are told. */
export interface Recorder {
  /** Tells one event; resolves once it and all before it are written. Throws what the first write threw. */
  tell(event: Event | Promise<Event>): Promise<void>;
  /** Resolves once all that was told is written. Throws what the first write threw. */
  close(): Promise<void>;
}

/** Opens the log and the blocks of a task. */
export async function newRecorder(files: Files, folder: string, task: Task): Promise<Recorder> {
  const log = await files.append(`${folder}/${placesOf(task).log}`);
  const blocks = await closingOnFailure(log, files.append(`${folder}/${placesOf(task).blocks}`));
  const encoder = new TextEncoder();
  let offset = 0;
  let written: Promise<void> = Promise.resolve();

  const write = async (event: Event): Promise<void> => {
    if (event.kind !== "requests-settled") {
      return await log.append(encoder.encode(encodeEvent(event)));
    }
    const frame = encodeBlock(event.block);
    await blocks.append(frame);
    await log.append(encoder.encode(encodeEvent(event, { offset, bytes: frame.length })));
    offset += frame.length;
  };
  return {
    tell(event) {
      written = Promise.all([event, written]).then(([event]) => write(event));
      written.catch(() => {});
      return written;
    },
    async close() {
      try {
        await written;
      } finally {
        await log.close();
        await blocks.close();
      }
    },
  };
}

async function closingOnFailure<T>(opened: Appender, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
