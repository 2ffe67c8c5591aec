/**
 * Runs one load by several loops in the same virtual time, any of which may die.
 * @module
 */

import type { Stage } from "../../../../engine/plan/plan.ts";
import { Account } from "../../../../engine/run/load/account.ts";
import { newBoard } from "../../../../engine/run/load/board.ts";
import { COUNTERS_BYTES } from "../../../../engine/run/load/counters.ts";
import type { LoadJob, LoadMessage } from "../../../../engine/run/load/job.ts";
import { runLoad } from "../../../../engine/run/load/loop.ts";
import { jobOf, plainRows } from "./loaded.ts";
import type { PlainRow } from "./loaded.ts";
import { ScriptedNetwork } from "./scripted_network.ts";
import type { Answer, Seen } from "./scripted_network.ts";
import { ScriptedTime } from "./scripted_time.ts";

/** A load that takes longer hangs. */
const LONGEST_NS = 600e9;

/** One loop, and what it told. */
export interface Loop {
  readonly network: ScriptedNetwork;
  readonly account: Account;
  readonly messages: readonly LoadMessage[];
  readonly rows: readonly PlainRow[];
}

/** What came of a load. */
export interface Shared {
  readonly loops: readonly Loop[];
  /** Of all loops, and of what was lost. */
  readonly rows: readonly PlainRow[];
  readonly counters: Int32Array;
  readonly mostInFlight: number;
}

/** By how many, what is different from an ordinary job, and who dies when. */
export type Sharing = Partial<LoadJob> & {
  readonly workers: number;
  readonly death?: { readonly worker: number; readonly ms: number };
  readonly watch?: (counters: Int32Array, time: ScriptedTime) => void;
};

/** Runs stages by several loops against one scripted server. */
export async function loadShared(
  stages: readonly Stage[],
  answer: (seen: Seen) => Answer,
  { workers, death, watch, ...change }: Sharing,
): Promise<Shared> {
  const time = new ScriptedTime();
  const job = { ...jobOf(stages, new SharedArrayBuffer(COUNTERS_BYTES)), ...change };
  const counters = new Int32Array(job.shared);
  const board = newBoard({ workers, stages: stages.length });
  watch?.(counters, time);
  const loops = Array.from({ length: workers }, (_, worker) => {
    const share = { worker, workers, board };
    const network = new ScriptedNetwork(answer, time);
    const messages: LoadMessage[] = [];
    const account = new Account({ ...job, share });
    const ended = runLoad(network, { ...job, share }, (message) => {
      messages.push(message);
      if (message.kind === "settled") account.told(message.block);
    });
    return { network, messages, account, ended };
  });
  let mostInFlight = 0;
  const lost: PlainRow[] = [];
  if (death && workers > 1) {
    time.at(time.now + death.ms * 1e6, () => {
      const { network, account } = loops[death.worker] as typeof loops[number];
      if (network.stopped) return;
      network.stop();
      account.leaveTo((death.worker + 1) % workers);
      lost.push(...plainRows(account.lost("it died")));
    });
  }
  const late = time.now + LONGEST_NS;
  while (loops.some(({ network }) => !network.stopped) && time.now < late && time.step()) {
    const inFlight = loops.reduce((sum, { network }) => sum + network.inFlight, 0);
    mostInFlight = Math.max(mostInFlight, inFlight);
  }
  await Promise.all(loops.map(({ ended }) => ended));
  const told = loops.map((loop) => ({ ...loop, rows: rowsOf(loop.messages) }));
  return {
    loops: told,
    rows: [...told.flatMap(({ rows }) => rows), ...lost],
    counters,
    mostInFlight,
  };
}

function rowsOf(messages: readonly LoadMessage[]): readonly PlainRow[] {
  return messages.flatMap((message) => message.kind === "settled" ? plainRows(message.block) : []);
}
