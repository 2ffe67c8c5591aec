/**
 * The thread that sends load, where nothing else runs: one network, one job, then it ends.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import { buffersOf } from "../event/transfer.ts";
import type { Hosts } from "../net/native/resolve_hosts.ts";
import type { Network } from "../net/network.ts";
import type { ClientCost } from "../run/load/client.ts";
import type { LoadJob, LoadMessage } from "../run/load/job.ts";
import { runLoad } from "../run/load/loop.ts";
import { readReportOf } from "./read_report.ts";

/** What the thread is told. */
export interface LoadOrder {
  readonly job: LoadJob;
  readonly client: Network["name"];
  /** Addresses of the server's name, for the native client. */
  readonly hosts: Hosts;
}

/** What the thread tells: what the load engine does, and how it came to its end. */
export type WorkerMessage =
  | LoadMessage
  | { readonly kind: "closed"; readonly cost: ClientCost }
  | { readonly kind: "broken"; readonly text: string };

async function load({ job, client, hosts }: LoadOrder): Promise<ClientCost> {
  if (client === "portable") {
    const { newPortableNetwork } = await import("../net/portable.ts");
    await runLoad(newPortableNetwork(), job, tell);
    return { cpuShare: null };
  }
  const { newNativeNetwork } = await import("../net/native/native.ts");
  const { cpuTime } = await import("../net/native/cpu_time.ts");
  const network = newNativeNetwork({ hosts });
  const start = network.now();
  const before = cpuTime();
  await runLoad(network, job, tell);
  const cpuShare = (cpuTime() - before) / (network.now() - start);
  return { cpuShare, reads: readReportOf(network.stats()) };
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
