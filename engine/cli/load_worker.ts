/**
 * The thread that sends load, where nothing else runs: one network, one job, then it ends.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import { buffersOf } from "../event/transfer.ts";
import type { Hosts } from "../net/native/resolve_hosts.ts";
import type { Network } from "../net/network.ts";
import type { LoadJob, LoadMessage } from "../run/load/job.ts";
import { runLoad } from "../run/load/loop.ts";

/** What the thread is told. */
export interface LoadOrder {
  readonly job: LoadJob;
  readonly client: Network["name"];
  /** Addresses of the server's name, for the native client. */
  readonly hosts: Hosts;
}

async function newNetwork({ client, hosts }: LoadOrder): Promise<Network> {
  if (client === "portable") return (await import("../net/portable.ts")).newPortableNetwork();
  return (await import("../net/native/native.ts")).newNativeNetwork({ hosts });
}

function tell(message: LoadMessage): void {
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
    await runLoad(await newNetwork(data), data.job, tell);
  } catch (error) {
    const text = error instanceof Error ? error.stack ?? error.message : String(error);
    tell({ kind: "broken", text });
  } finally {
    self.close();
  }
};
