/**
 * The load client in a worker of its own, so that display, files and tokenizers never delay a stamp.
 * @module
 */

import type { ClientInfo } from "../event/client.ts";
import { resolveHosts } from "../net/native/resolve_hosts.ts";
import type { ClientCost, LoadClient } from "../run/load/client.ts";
import type { LoadMessage } from "../run/load/job.ts";
import type { LoadOrder, WorkerMessage } from "./load_worker.ts";

/** Load by a client in one worker. */
export function newWorkerClient(info: ClientInfo): LoadClient {
  return {
    info,
    async run(job, tell) {
      const hosts = info.name === "native" ? await resolveHosts([job.target.origin]) : new Map();
      return await runInWorker({ job, client: info.name, hosts }, tell);
    },
  };
}

async function runInWorker(
  order: LoadOrder,
  tell: (message: LoadMessage) => void,
): Promise<ClientCost> {
  const worker = new Worker(new URL("./load_worker.ts", import.meta.url), {
    type: "module",
    name: "load",
  });
  try {
    return await new Promise<ClientCost>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<WorkerMessage>): void => {
        if (data.kind === "broken") {
          return reject(new Error(`The load worker broke: ${data.text}`));
        }
        if (data.kind === "closed") return resolve(data.cost);
        tell(data);
      };
      worker.onerror = (event): void => {
        event.preventDefault();
        reject(new Error(`The load worker broke: ${event.message}`));
      };
      const { bytes, offsets } = order.job.bodies;
      worker.postMessage(order, [bytes.buffer, offsets.buffer]);
    });
  } finally {
    worker.terminate();
  }
}
