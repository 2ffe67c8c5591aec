/**
 * A load worker's thread, as the crew that it belongs to sees it.
 * @module
 */

import type { LoadOrder, WorkerMessage } from "./load_worker.ts";

/** Starts a thread that carries out an order, and is heard; the result ends it. */
export type StartThread = (
  order: LoadOrder,
  hear: (message: WorkerMessage) => void,
) => () => void;

/** Milliseconds from an error that nobody caught to its report: what was told before comes first. */
const LAST_WORDS_MS = 100;

/** Starts workers of a module. */
export function newThreadStart(module: URL): StartThread {
  return (order, hear) => {
    const worker = new Worker(module, { type: "module", name: "load" });
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>): void => hear(data);
    worker.onerror = (event): void => {
      event.preventDefault();
      setTimeout(() => hear({ kind: "broken", text: event.message }), LAST_WORDS_MS);
    };
    const { bytes, offsets } = order.job.bodies;
    const isShared = bytes.buffer instanceof SharedArrayBuffer;
    worker.postMessage(order, isShared ? [] : [bytes.buffer, offsets.buffer]);
    return () => worker.terminate();
  };
}

/** Starts load workers. */
export const startLoadThread: StartThread = newThreadStart(
  new URL("./load_worker.ts", import.meta.url),
);
