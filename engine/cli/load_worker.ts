/**
 * The thread that sends load, where nothing else runs: one network, one job or a share of it, then it ends.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import process from "node:process";
import { buffersOf } from "../event/transfer.ts";
import type { NativeNetwork } from "../net/native/native.ts";
import type { Hosts } from "../net/native/resolve_hosts.ts";
import type { Network } from "../net/network.ts";
import { COUNTERS } from "../run/load/counters.ts";
import type { LoadMessage } from "../run/load/job.ts";
import { runLoad } from "../run/load/loop.ts";
import type { SharedJob } from "../run/load/share.ts";
import type { ThreadCost } from "./thread_cost.ts";
import { watchLateness } from "./watch_lateness.ts";

/** What the thread is told. */
export interface LoadOrder {
  readonly job: SharedJob;
  readonly client: Network["name"];
  /** Addresses of the server's name, for the native client. */
  readonly hosts: Hosts;
}

/** What the thread tells: what the load engine does, and how it came to its end. */
export type WorkerMessage =
  | LoadMessage
  | { readonly kind: "closed"; readonly cost: ThreadCost }
  | { readonly kind: "broken"; readonly text: string };

const NETWORKS: Readonly<
  Record<Network["name"], (hosts: Hosts) => Promise<Network | NativeNetwork>>
> = {
  native: async (hosts) => (await import("../net/native/native.ts")).newNativeNetwork({ hosts }),
  portable: async () => (await import("../net/portable.ts")).newPortableNetwork(),
};

async function load({ job, client, hosts }: LoadOrder): Promise<ThreadCost> {
  const network = await NETWORKS[client](hosts);
  const counters = new Int32Array(job.shared);
  const latenessOf = watchLateness(network, () => Atomics.load(counters, COUNTERS.inFlight));
  const start = network.now();
  const before = process.threadCpuUsage();
  await runLoad(network, job, tell);
  const { user, system } = process.threadCpuUsage(before);
  const lateness = latenessOf();
  return {
    cpuShare: (user + system) * 1e3 / (network.now() - start),
    ...("stats" in network && { reads: network.stats() }),
    ...(lateness && { lateness }),
  };
}

function tell(message: WorkerMessage): void {
  const buffers = message.kind === "settled"
    ? [
      ...buffersOf(message.block),
      ...message.kept.flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer]),
    ]
    : [];
  self.postMessage(message, [...buffers]);
}

self.onmessage = async ({ data }: MessageEvent<LoadOrder>): Promise<void> => {
  try {
    const cost = await load(data);
    tell({ kind: "closed", cost });
  } catch (error) {
    const text = error instanceof Error ? error.stack ?? error.message : String(error);
    tell({ kind: "broken", text });
  } finally {
    self.close();
  }
};
