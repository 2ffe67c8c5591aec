/**
 * Load threads in the same virtual time, any of which may die: how a crew is tried without threads.
 * @module
 */

import type { StartThread } from "../../../engine/cli/load_thread.ts";
import type { WorkerMessage } from "../../../engine/cli/load_worker.ts";
import { runLoad } from "../../../engine/run/load/loop.ts";
import { ScriptedNetwork } from "../run/load/scripted_network.ts";
import type { Answer, Seen } from "../run/load/scripted_network.ts";
import { ScriptedTime } from "../run/load/scripted_time.ts";

/** Virtual steps between two turns of the event loop, in which the crew looks around. */
const STEPS = 500;

/** What befalls a thread, and when: it throws, or ends without a word. */
export interface Fate {
  readonly worker: number;
  readonly ms: number;
  readonly kind: "throws" | "falls silent";
}

/** Threads that have begun, and which of them were ended. */
export interface ScriptedThreads {
  readonly start: StartThread;
  readonly ended: number[];
  /** Lets virtual time pass until every thread was ended. */
  run(): Promise<void>;
}

/** Threads whose loads are answered by a script. */
export function newScriptedThreads(
  answer: (seen: Seen) => Answer,
  fates: readonly Fate[] = [],
): ScriptedThreads {
  const time = new ScriptedTime();
  const ended: number[] = [];
  let begun = 0;
  const start: StartThread = ({ job }, hear) => {
    const { worker } = job.share;
    begun++;
    const network = new ScriptedNetwork(answer, time);
    for (const { ms, kind } of fates.filter((fate) => fate.worker === worker)) {
      network.at(time.now + ms * 1e6, () => kind === "throws" ? network.break() : network.stop());
    }
    const isSilent = (): boolean =>
      fates.some((fate) => fate.worker === worker && fate.kind !== "throws");
    const tell = (message: WorkerMessage): void => hear(structuredClone(message));
    runLoad(network, job, tell).then(
      () => isSilent() || tell({ kind: "closed", cost: { cpuShare: 0.25 } }),
      (error) => tell({ kind: "broken", text: `${error.message}\n  at somewhere` }),
    );
    return () => void (ended.includes(worker) || ended.push(worker));
  };
  const run = async (): Promise<void> => {
    while (begun === 0 || ended.length < begun) {
      for (let step = 0; step < STEPS && time.step(); step++);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  return { start, ended, run };
}
