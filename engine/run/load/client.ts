/**
 * The load client as an interpreter sees it: somewhere that runs a job, in a thread of its own or not.
 * @module
 */

import type { ClientInfo, ClientLoad } from "../../event/client.ts";
import type { LoadJob, LoadMessage } from "./job.ts";

/** What a job cost the client: CPU share of the load threads, 1 = one core, `null` unknown; how it read. */
export type ClientCost = Omit<ClientLoad, "wallMs">;

/** Runs load jobs. */
export interface LoadClient {
  readonly info: ClientInfo;
  /** Runs a job; resolves after its last message. */
  run(job: LoadJob, tell: (message: LoadMessage) => void): Promise<ClientCost>;
}
