/**
 * The load client as an interpreter sees it: somewhere that runs a job, in a thread of its own or not.
 * @module
 */

import type { ClientInfo } from "../../event/event.ts";
import type { LoadJob, LoadMessage } from "./job.ts";

/** Runs load jobs. */
export interface LoadClient {
  readonly info: ClientInfo;
  /** Runs a job; resolves after its last message. CPU share: of the load threads, 1 = one core, `null` unknown. */
  run(
    job: LoadJob,
    tell: (message: LoadMessage) => void,
  ): Promise<{ readonly cpuShare: number | null }>;
}
