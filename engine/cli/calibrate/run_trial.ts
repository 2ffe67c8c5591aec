/**
 * Runs one trial: a simulated server and a client, each in a thread of its own, and what both of them saw.
 * @module
 */

import type { Block } from "../../event/block.ts";
import type { ReadReport } from "../../event/client.ts";
import type { Stamps } from "../../mock/ledger.ts";
import type { Network } from "../../net/network.ts";
import { COUNTERS } from "../../run/load/counters.ts";
import type { LoadJob } from "../../run/load/job.ts";
import { startSim } from "../sim_thread.ts";
import { trialJob } from "./trial_job.ts";
import type { Trial } from "./trials.ts";
import type { TrialMessage, TrialOrder } from "./trial_worker.ts";

/** What came of a trial. */
export interface Outcome {
  readonly blocks: readonly Block[];
  readonly stamps: readonly Stamps[];
  /** Nanoseconds to add to the server's stamps, to be on the clock of the blocks. */
  readonly aheadNs: number;
  /** CPU time of the client's thread over wall time. */
  readonly cpuShare: number;
  /** How the client read, where the kernel stamps. */
  readonly reads?: ReadReport;
}

/** Who sends, and what ends a trial early: it then rejects with the signal's reason. */
export interface TrialOptions {
  readonly client: Network["name"];
  readonly signal: AbortSignal;
}

/** Runs it. Rejects where the client breaks. */
export async function runTrial(trial: Trial, { client, signal }: TrialOptions): Promise<Outcome> {
  signal.throwIfAborted();
  const sim = await startSim({ profile: trial.profile, host: "127.0.0.1", port: 0 });
  try {
    const { clock, aheadNs } = sim.footing;
    const { originNs, ...sent } = await send(
      { job: trialJob(trial, sim.url), client, clock },
      signal,
    );
    signal.throwIfAborted();
    return { ...sent, stamps: await stampsOf(sim.url), aheadNs: aheadNs - originNs };
  } finally {
    await sim.close();
  }
}

type Sent = Omit<Outcome, "stamps" | "aheadNs"> & { readonly originNs: number };

async function send(order: TrialOrder, signal: AbortSignal): Promise<Sent> {
  const worker = new Worker(new URL("./trial_worker.ts", import.meta.url), {
    type: "module",
    name: "trial",
  });
  const blocks: Block[] = [];
  const stop = (): void => stopLoad(order.job);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await new Promise<Sent>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<TrialMessage>): void => {
        if (data.kind === "block") blocks.push(data.block);
        if (data.kind === "closed") {
          const { kind: _, ...closed } = data;
          resolve({ ...closed, blocks });
        }
        if (data.kind === "broken") reject(new Error(`The load worker broke: ${data.text}`));
      };
      worker.onerror = (event): void => {
        event.preventDefault();
        reject(new Error(`The load worker broke: ${event.message}`));
      };
      worker.postMessage(order);
    });
  } finally {
    signal.removeEventListener("abort", stop);
    worker.terminate();
  }
}

function stopLoad({ shared }: LoadJob): void {
  Atomics.store(new Int32Array(shared), COUNTERS.stop, 1);
}

async function stampsOf(url: string): Promise<readonly Stamps[]> {
  const lines = (await (await fetch(`${url}/sim/stamps`)).text()).trim().split("\n");
  return lines.slice(1).map((line) => JSON.parse(line));
}
