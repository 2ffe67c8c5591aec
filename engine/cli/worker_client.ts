/**
 * The load client in a worker of its own, so that display, files and tokenizers never delay a stamp.
 * @module
 */

import type { LoadClient } from "../run/load/client.ts";
import type { LoadMessage } from "../run/load/job.ts";

/** Load by the portable client in one worker. */
export function newWorkerClient(): LoadClient {
  return {
    info: {
      name: "portable",
      stamps: "read",
      workers: 1,
      why: "the portable client is the only one built in",
    },
    async run(job, tell) {
      const worker = new Worker(new URL("./load_worker.ts", import.meta.url), {
        type: "module",
        name: "load",
      });
      try {
        await new Promise<void>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<LoadMessage>): void => {
            if (data.kind === "broken") {
              return reject(new Error(`The load worker broke: ${data.text}`));
            }
            tell(data);
            if (data.kind === "ended") resolve();
          };
          worker.onerror = (event): void => {
            event.preventDefault();
            reject(new Error(`The load worker broke: ${event.message}`));
          };
          worker.postMessage(job);
        });
        return { cpuShare: null };
      } finally {
        worker.terminate();
      }
    },
  };
}
