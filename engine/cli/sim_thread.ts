/**
 * Starts the simulated server in a thread of its own.
 * @module
 */

import { realFiles } from "../port/real.ts";
import { UsageError } from "./exit_codes.ts";
import { readRecorded } from "./recorded_file.ts";
import type { SimFooting, SimOrder, SimReply, SimRequest } from "./sim_worker.ts";

/** A simulated server that runs until it is closed. */
export interface SimThread {
  readonly url: string;
  readonly footing: SimFooting;
  /** Lets the thread close its sockets, for a second at most, and ends it. Never rejects. */
  close(): Promise<void>;
}

/** Longest time that the thread has for closing its sockets. */
const CLOSING_MS = 1000;

/**
 * Starts it; resolves once it listens. Throws a {@linkcode UsageError} if the port cannot be had, or before that if there
 * are no recorded answers where the profile says so.
 */
export async function startSim(request: SimRequest): Promise<SimThread> {
  const { replay } = request.profile;
  const recorded = replay === null ? null : await readRecorded(replay, realFiles);
  const worker = new Worker(new URL("./sim_worker.ts", import.meta.url), {
    type: "module",
    name: "sim",
  });
  const order: SimOrder = { ...request, recorded, stop: new SharedArrayBuffer(4) };
  const reply = await firstReply(worker, order);
  if (reply.kind === "listening") {
    return { url: reply.url, footing: reply.footing, close: () => close(worker, order) };
  }
  worker.terminate();
  throw new UsageError(reply.kind === "failed" ? reply.text : "Cannot serve: it was closed");
}

async function firstReply(worker: Worker, order: SimOrder): Promise<SimReply> {
  return await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SimReply>): void => resolve(data);
    worker.onerror = (event): void => {
      event.preventDefault();
      reject(new Error(`The simulated server broke: ${event.message}`));
    };
    worker.postMessage(order);
  });
}

/** A thread that is terminated at once would leave the sockets of the native loop open. */
async function close(worker: Worker, { stop }: SimOrder): Promise<void> {
  const ended = Promise.withResolvers<void>();
  worker.onmessage = (): void => ended.resolve();
  const timer = setTimeout(ended.resolve, CLOSING_MS);
  Atomics.store(new Int32Array(stop), 0, 1);
  worker.postMessage("stop");
  await ended.promise;
  clearTimeout(timer);
  worker.terminate();
}
