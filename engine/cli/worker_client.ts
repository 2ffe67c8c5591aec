/**
 * The load client in workers of its own, so that display, files and tokenizers never delay a stamp.
 * @module
 */

import type { ClientInfo } from "../event/client.ts";
import { resolveHosts } from "../net/native/resolve_hosts.ts";
import { newBoard } from "../run/load/board.ts";
import { sharedBodies } from "../run/load/bodies.ts";
import type { LoadClient } from "../run/load/client.ts";
import type { LoadJob } from "../run/load/job.ts";
import type { SharedJob } from "../run/load/share.ts";
import { runCrew } from "./load_crew.ts";
import type { CrewOptions } from "./load_crew.ts";
import { startLoadThread } from "./load_thread.ts";

/** A thread that does nothing for half a minute does nothing any more, however busy the machine is. */
const OPTIONS: CrewOptions = { start: startLoadThread, lookMs: 1000, patience: 30 };

/** Load by a client in so many workers as its info says. */
export function newWorkerClient(info: ClientInfo, options: CrewOptions = OPTIONS): LoadClient {
  return {
    info,
    async run(job, tell) {
      const hosts = info.name === "native" ? await resolveHosts([job.target.origin]) : new Map();
      const orders = sharesOf(job, info.workers).map((job) => ({ job, client: info.name, hosts }));
      return await runCrew(orders, tell, options);
    },
  };
}

/** A job for each of so many workers: its share of the whole. */
function sharesOf(job: LoadJob, workers: number): readonly SharedJob[] {
  const board = newBoard({ workers, stages: job.stages.length });
  const bodies = workers > 1 ? sharedBodies(job.bodies) : job.bodies;
  return Array.from({ length: workers }, (_, worker) => ({
    ...job,
    bodies,
    share: { worker, workers, board },
  }));
}
