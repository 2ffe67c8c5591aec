/**
 * What interpreters need of the outside world, scripted: files in memory, a clock that stands, and a load client that runs
 * jobs in virtual time.
 * @module
 */

import type { Model } from "../../../engine/plan/plan.ts";
import type { Files } from "../../../engine/port/ports.ts";
import type { LoadJob } from "../../../engine/run/load/job.ts";
import { runLoad } from "../../../engine/run/load/loop.ts";
import type { Reached, RunPorts } from "../../../engine/run/ports.ts";
import { newMemoryFiles } from "../port/memory_files.ts";
import { ScriptedNetwork } from "./load/scripted_network.ts";
import type { Answer, Seen } from "./load/scripted_network.ts";

/** Folder of every scripted run. */
export const FOLDER = "run";

/** What is different from an ordinary run. */
export interface Script {
  readonly answer: (seen: Seen) => Answer;
  readonly files?: Files;
  readonly rest?: Partial<RunPorts>;
  readonly reached?: Partial<Reached>;
}

/** Ports, and what was done with them. */
export interface Scripted {
  readonly ports: RunPorts;
  readonly jobs: LoadJob[];
  readonly networks: ScriptedNetwork[];
  readonly warnings: string[];
  /** Names of what was begun, and of what ended. */
  readonly lives: string[];
}

/** Ports of a run against a scripted server. */
export function newScriptedPorts({ answer, files, rest, reached }: Script): Scripted {
  const did = { jobs: [], networks: [], warnings: [], lives: [] } as Omit<Scripted, "ports">;
  const reach = (model: Model): Promise<Reached> => {
    did.lives.push(`reach ${model.name}`);
    return Promise.resolve({
      url: "http://127.0.0.1:8000/base",
      served: "m",
      headers: { authorization: "Bearer secret" },
      warnings: [],
      hide: (text) => text,
      client: {
        info: { name: "portable", stamps: "read", workers: 1, why: "scripted" },
        async run(job, tell) {
          const network = new ScriptedNetwork(answer);
          did.jobs.push(job);
          did.networks.push(network);
          await runLoad(network, job, tell);
          return { cpuShare: null };
        },
      },
      close: () => void did.lives.push(`close ${model.name}`),
      ...reached,
    });
  };
  const used = files ?? newMemoryFiles();
  const ports: RunPorts = {
    clock: {
      now: () => 0,
      date: () => new Date("2025-11-25T10:00:00.000Z"),
      sleep: () => Promise.resolve(),
    },
    files: used,
    environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 2 },
    folder: FOLDER,
    signal: new AbortController().signal,
    reach,
    tokenCounter: () => Promise.resolve((text) => text.split(" ").length),
    watch({ task }) {
      did.lives.push(`watch ${task.id}`);
      return () => void did.lives.push(`unwatch ${task.id}`);
    },
    render: (kind, { task }) =>
      Promise.resolve([{ path: `performance/${task.id}.${kind}`, pieces: [kind] }]),
    renderSummary: (summary) => ({ path: "summary.json", pieces: [JSON.stringify(summary)] }),
    renderRun: () => Promise.resolve([]),
    newNetwork: () => Promise.resolve(new ScriptedNetwork(answer)),
    sources: {
      files: used,
      web: { get: () => Promise.reject(new Error("no web")) },
      os: "linux",
      env: () => undefined,
      dataFolder: null,
      ownFolder: "own",
      signal: new AbortController().signal,
      progress: () => {},
    },
    recipe: () => Promise.reject(new Error("no recipe")),
    symbolic: {
      settle: (doubts) => Promise.resolve(doubts.map(() => "undecided")),
      close: () => Promise.resolve(),
    },
    cache: null,
    gates: null,
    retryFailed: false,
    watchAnswers: () => () => {},
    collect: () => {},
    serverMetrics: () => Promise.resolve(undefined),
    random: () => 0.5,
    newId: () => "0".repeat(32),
    warn: (text) => void did.warnings.push(text),
    ...rest,
  };
  return { ports, ...did };
}
