/**
 * Starts the simulated server in a thread of its own.
 * @module
 */

import { UsageError } from "./exit_codes.ts";
import type { SimReply, SimRequest } from "./sim_worker.ts";

/** A simulated server that runs until it is closed. */
export interface SimThread {
  readonly url: string;
  close(): void;
}

/** Starts it; resolves once it listens. Throws a {@linkcode UsageError} if the port cannot be had. */
export async function startSim(request: SimRequest): Promise<SimThread> {
  const worker = new Worker(new URL("./sim_worker.ts", import.meta.url), {
    type: "module",
    name: "sim",
  });
  const close = (): void => worker.terminate();
  const reply = await new Promise<SimReply>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SimReply>): void => resolve(data);
    worker.onerror = (event): void => {
      event.preventDefault();
      reject(new Error(`The simulated server broke: ${event.message}`));
    };
    worker.postMessage(request);
  });
  if (reply.kind === "listening") return { url: reply.url, close };
  close();
  throw new UsageError(reply.text);
}
