/**
 * The thread that sends the load of one trial, as a load worker does, and brings its times to the shared clock.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import process from "node:process";
import type { Block } from "../../event/block.ts";
import type { ReadReport } from "../../event/client.ts";
import { buffersOf } from "../../event/transfer.ts";
import type { NativeNetwork } from "../../net/native/native.ts";
import type { Network, Target } from "../../net/network.ts";
import type { LoadJob, LoadMessage } from "../../run/load/job.ts";
import { runLoad } from "../../run/load/loop.ts";
import { readReportOf } from "../read_report.ts";
import { aheadOf } from "./shared_clock.ts";
import type { SharedClock } from "./shared_clock.ts";

/** What the thread is told. */
export interface TrialOrder {
  readonly job: LoadJob;
  readonly client: Network["name"];
  readonly clock: SharedClock;
}

/** What the thread tells. */
export type TrialMessage =
  | { readonly kind: "block"; readonly block: Block }
  | {
    readonly kind: "closed";
    /** Origin of the blocks' times, by the shared clock. */
    readonly originNs: number;
    /** CPU time of the thread over wall time. */
    readonly cpuShare: number;
    /** Where the kernel stamps. */
    readonly reads?: ReadReport;
  }
  | { readonly kind: "broken"; readonly text: string };

self.onmessage = async ({ data }: MessageEvent<TrialOrder>): Promise<void> => {
  try {
    tell(await run(data));
  } catch (error) {
    const text = error instanceof Error ? error.stack ?? error.message : String(error);
    tell({ kind: "broken", text });
  } finally {
    self.close();
  }
};

async function run({ job, client, clock }: TrialOrder): Promise<TrialMessage> {
  const network = await NETWORKS[client]();
  const cpuShare = newCpuShare(network);
  const watched = watch(network, job.rows);
  let origin = NaN;
  await runLoad(watched, job, (message: LoadMessage) => {
    if (message.kind === "stage-started") origin = watched.lastNow() - message.atNs;
    if (message.kind === "settled") tell({ kind: "block", block: message.block });
  });
  return {
    kind: "closed",
    originNs: origin + aheadOf(() => network.now(), clock),
    cpuShare: cpuShare(),
    ...("stats" in network && { reads: readReportOf(network.stats()) }),
  };
}

const NETWORKS: Readonly<Record<Network["name"], () => Promise<Network | NativeNetwork>>> = {
  native: async () => (await import("../../net/native/native.ts")).newNativeNetwork(),
  portable: async () => (await import("../../net/portable.ts")).newPortableNetwork(),
};

/**
 * The network, but requests carry their number in turn, so that the server can tell which is which; and the time that it
 * told last is known, so that what was worked out with it can be undone.
 */
function watch(network: Network, rows: number): Network & { lastNow(): number } {
  const targets: Target[] = [];
  let count = 0;
  let last = NaN;
  return {
    ...network,
    now: () => last = network.now(),
    lastNow: () => last,
    request(target, body, sink) {
      const id = count++ % rows;
      targets[id] ??= { ...target, headers: { ...target.headers, "x-request-id": String(id) } };
      return network.request(targets[id], body, sink);
    },
  };
}

/** Tells the share of a core that this thread took since now. */
function newCpuShare({ now }: Network): () => number {
  const start = now();
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) * 1e3 / (now() - start);
  };
}

function tell(message: TrialMessage): void {
  self.postMessage(message, message.kind === "block" ? [...buffersOf(message.block)] : []);
}
