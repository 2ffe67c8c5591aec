/**
 * A simulated server on virtual time, and a profile to vary.
 * @module
 */

import { newSimServer, type SimServer } from "../../../engine/mock/sim_server.ts";
import type { RecordedAnswer } from "../../../engine/mock/recorded_answer.ts";
import { parseRecordedAnswer } from "../../../engine/mock/recorded_answer.ts";
import type { SimProfile } from "../../../engine/plan/plan.ts";
import type { Row } from "../../../engine/plan/sample.ts";
import { newScriptedListener, type ScriptedListener } from "./scripted_listener.ts";

/** Nanoseconds. */
export const MS = 1e6;

/** First token after 50 ms, another each 20 ms, nothing else. */
export const PLAIN: SimProfile = {
  ttft: { kind: "constant", ms: 50 },
  gap: { kind: "constant", ms: 20 },
  roleChunk: true,
  reasoningTokens: 0,
  tokensPerEvent: 1,
  batch: null,
  prefillTokensPerSecond: null,
  seed: 7,
  replay: null,
  faults: [],
};

/** A server that serves, and its listener. */
export interface SimBench extends ScriptedListener {
  readonly sim: SimServer;
}

/** Starts a server of a profile that differs from {@linkcode PLAIN}. */
export async function startBench(
  change: Partial<SimProfile> = {},
  lateNs: () => number = () => 0,
): Promise<SimBench> {
  return await started(change, { lateNs, recorded: null });
}

/** Starts a server that answers by these lines. */
export async function startReplay(
  rows: readonly Row[],
  change: Partial<SimProfile> = {},
): Promise<SimBench> {
  return await started(change, { lateNs: () => 0, recorded: rows.map(recordedOf) });
}

/** A line as the server has it. Throws for one that is none. */
export function recordedOf(row: Row): RecordedAnswer {
  const answer = parseRecordedAnswer(row);
  if ("why" in answer) throw new Error(answer.why);
  return answer;
}

interface Start {
  readonly lateNs: () => number;
  readonly recorded: readonly RecordedAnswer[] | null;
}

async function started(
  change: Partial<SimProfile>,
  { lateNs, recorded }: Start,
): Promise<SimBench> {
  const scripted = newScriptedListener(lateNs);
  const sim = newSimServer(scripted.listener, { ...PLAIN, ...change }, recorded);
  await sim.start({ host: "127.0.0.1", port: 0 });
  return { ...scripted, sim };
}

/** A chat request; `fields` are added to its body. */
export function chat(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    model: "assay-sim",
    messages: [{ role: "user", content: "Name three colors." }],
    "max_tokens": 4,
    stream: true,
    ...fields,
  };
}

/** A completions request; `fields` are added to its body. */
export function completion(fields: Readonly<Record<string, unknown>> = {}): unknown {
  return { ...chat(fields), messages: undefined, prompt: "The capital of France is" };
}
