/**
 * Executes a plan in its folder, and prints what came of it.
 * @module
 */

import { basename, join } from "@std/path";
import { renderAccuracyFiles } from "../../reporters/accuracy_files.ts";
import { renderSummary } from "../../reporters/summary_json.ts";
import { renderTables } from "../../reporters/table.ts";
import type { ClientInfo } from "../event/client.ts";
import type { Environment } from "../event/event.ts";
import type { Summary } from "../event/summary.ts";
import type { Model } from "../plan/plan.ts";
import { newCollect } from "../port/memory.ts";
import type { Clock, Files, Out, Shell, Terminal } from "../port/ports.ts";
import { newAnswerCache } from "../run/generate/cache.ts";
import { interpret } from "../run/interpret.ts";
import type { Assignment, Interpreted } from "../run/interpret.ts";
import type { GatePorts, RunPorts } from "../run/ports.ts";
import type { SourcePorts } from "../run/sources/ports.ts";
import { calibrationPath, findCalibration, placeOf } from "./calibrate/store.ts";
import { loadCautions } from "./calibrate/load_cautions.ts";
import { writeCiReports } from "./ci_reports.ts";
import { chooseClient } from "./client_choice.ts";
import type { ClientWish } from "./client_choice.ts";
import { readCommand } from "./command_text.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import type { Live } from "./live/live.ts";
import { findRecipe } from "./recipes.ts";
import { runName } from "./run_folder.ts";
import { newReach } from "./reach.ts";
import { render, renderRun } from "./render.ts";
import { askServerMetrics } from "./server_metrics.ts";
import { newSymbolicPool } from "./symbolic_pool.ts";
import { tokenCounter } from "./token_counter.ts";

/** The outside world of a command. */
export interface World {
  readonly clock: Clock;
  readonly files: Files;
  readonly shell: Shell;
  readonly environment: Environment;
  /** Results. */
  readonly out: Out;
  /** Progress and cautions. */
  readonly err: Out;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Asks to stop, as the first Ctrl-C does. */
  interrupt(): void;
  /** Where somebody watches. */
  readonly terminal?: Terminal | undefined;
  warn(text: string): void;
}

/** What a plan is executed with. */
export interface Execution {
  readonly world: World;
  readonly folder: string;
  /** Knows the secrets that the plan names. */
  readonly shell: Shell;
  readonly client: ClientWish;
  readonly sources: SourcePorts;
  /** Prints the summary as JSON in place of tables. */
  readonly json: boolean;
  /** Prints it in one line, after lines of events. */
  readonly events: boolean;
  /** Shows the run while it goes on; closed before results are printed. */
  readonly live: Live;
  /** Questions that failed for good in an earlier run are asked again. */
  readonly retryFailed: boolean;
  /** Folder of answers that are kept over all runs; `undefined`: none are. */
  readonly cacheFolder: string | undefined;
  /** Asks a server under load for its own metrics. */
  readonly watchesServer: boolean;
  /** What the results are held against; `null`: nothing. */
  readonly gates: GatePorts | null;
  /** Charts are also written as pictures of this form. */
  readonly picture: "svg" | null;
  /** File of JUnit XML to write; `undefined`: none. */
  readonly junit: string | undefined;
  /** Writes the plan into the folder, where it is not there yet; called once the folder is held. */
  keepPlan(): Promise<void>;
}

/** Resolves with the exit code. */
export async function execute(assignment: Assignment, execution: Execution): Promise<number> {
  const { world, json } = execution;
  if (assignment.only.includes("load")) await cautionOfLoad(assignment, execution);
  const done = await alone(execution, async () => {
    await execution.keepPlan();
    return await interpretAll(assignment, execution);
  }).finally(execution.live.close);
  if (done.summary.tasks.length > 0 || done.paths.length > 0) {
    if (execution.events) {
      world.out.write(`${JSON.stringify({ kind: "summary", ...done.summary })}\n`);
    } else if (json) {
      for await (const piece of renderSummary(done.summary).pieces) {
        world.out.write(String(piece));
      }
    } else world.out.write(resultText(done, assignment, execution));
  }
  for (const trouble of done.troubles) world.warn(trouble);
  await writeCiReports(done, execution);
  return exitCodeOf(done);
}

async function interpretAll(
  assignment: Assignment,
  execution: Execution,
): Promise<Interpreted> {
  const ports = portsOf(assignment, execution);
  try {
    return await interpret(assignment, ports);
  } finally {
    await ports.symbolic.close();
  }
}

function portsOf({ plan }: Assignment, execution: Execution): RunPorts {
  const { world, folder, shell, client, sources, retryFailed, cacheFolder, live } = execution;
  const { watchesServer } = execution;
  const { clock, files, environment, signal } = world;
  return {
    sources,
    gates: execution.gates,
    retryFailed,
    cache: cacheFolder === undefined ? null : newAnswerCache(files, cacheFolder),
    newNetwork: async () => (await import("../net/portable.ts")).newPortableNetwork(),
    recipe: findRecipe,
    symbolic: newSymbolicPool(),
    collect: newCollect(),
    serverMetrics: (reached, ended) =>
      watchesServer
        ? askServerMetrics(reached, AbortSignal.any([signal, ended]))
        : Promise.resolve(undefined),
    random: Math.random,
    newId: () => crypto.randomUUID().replaceAll("-", ""),
    watchAnswers: live.watchAnswers,
    renderRun: async (run) => [
      ...renderAccuracyFiles(run.summary, runName(clock.date())),
      ...await renderRun(run, {
        plan,
        command: await readCommand(files, folder),
        picture: execution.picture,
      }),
    ],
    clock,
    files,
    environment,
    folder,
    signal,
    reach: newReach({ shell, signal, client }),
    tokenCounter: (path) => tokenCounter(files, path),
    watch: live.watch,
    render,
    renderSummary,
    warn: live.warn,
  };
}

/** Warns of what is more than this machine was measured to do; says nothing where it never was. */
async function cautionOfLoad({ plan }: Assignment, { world, client }: Execution): Promise<void> {
  const { files, shell, environment } = world;
  const path = calibrationPath(shell, environment.os);
  if (path === undefined) return;
  const calibration = await findCalibration(files, path, placeOf(environment));
  if (!calibration) return;
  const clientOf = ({ server }: Model): ClientInfo =>
    chooseClient(client, server.kind === "sim" ? "http://localhost" : server.url);
  for (const text of loadCautions(plan.tasks, { calibration, clientOf })) world.warn(text);
}

/** Tables, where the files are, and what to type next. */
function resultText(
  { summary, paths, interrupted }: Interpreted,
  assignment: Assignment,
  { world, folder }: Execution,
): string {
  const columns = world.out.columns() ?? 120;
  const tables = renderTables(summary, { columns, colour: world.out.colour });
  const files = paths.filter((path) => !isChart(path)).map((path) => `  ${join(folder, path)}`);
  const charts = paths.filter(isChart).length;
  if (charts > 0) files.push(`  ${join(folder, "charts")} (${charts} files)`);
  const next = interrupted ? goOnLines(assignment, folder) : nextLines(assignment);
  return [
    ...(tables === "" ? [] : ["", tables.trimEnd()]),
    ...["", "Written:", ...files, "", ...next],
  ].join("\n");
}

/** Charts are many, and the report links them. */
function isChart(path: string): boolean {
  return path.startsWith("charts/");
}

/** What to type for a server of one's own. */
const NEXT = {
  load: "--mode perf --models vllm_api_stream_chat --datasets synthetic_gen --url http://HOST:PORT",
  generate: "--models vllm_api_general_chat --datasets gsm8k_gen --url http://HOST:PORT",
} as const;

function nextLines({ plan, only }: Assignment): readonly string[] {
  const simulated = plan.tasks.filter(({ model }) => model.server.kind === "sim");
  const kinds = simulated.flatMap(({ steps }) => steps.map(({ kind }) => kind));
  const done = (["load", "generate"] as const).find((kind) =>
    kinds.includes(kind) && only.includes(kind)
  );
  return done === undefined ? [] : [
    "That was the simulated server. To measure yours:",
    `  deno run -A mod.ts ${NEXT[done]}`,
    "",
  ];
}

function goOnLines({ plan }: Assignment, folder: string): readonly string[] {
  if (!plan.tasks.some(({ steps }) => steps.some(({ kind }) => kind === "generate"))) return [];
  return ["To go on, the same command with:", `  --reuse ${basename(folder)}`, ""];
}

function exitCodeOf({ summary, missing, troubles, interrupted }: Interpreted): number {
  if (interrupted) return EXIT.interrupted;
  const isEmpty = summary.tasks.length > 0 && summary.tasks.every(isNothing);
  if (missing.length > 0 || troubles.length > 0 || isEmpty) return EXIT.nothing;
  return summary.thresholds?.some(({ verdict }) => verdict !== "pass") ? EXIT.threshold : EXIT.ok;
}

function isNothing(task: Summary["tasks"][number]): boolean {
  return task.kind === "performance"
    ? task.requests.ok === 0
    : task.samples.scored + task.samples.unscored === 0;
}

/** Holds the run's folder while something is done in it. Throws a {@linkcode UsageError} where another process does. */
async function alone<T>({ world, folder }: Execution, act: () => Promise<T>): Promise<T> {
  const lock = await world.files.lock(join(folder, "run.lock"));
  if (!lock) {
    throw new UsageError(
      `Cannot work in ${folder}: another assay is at work there. Wait for it, or name another run by --reuse TIME`,
    );
  }
  try {
    return await act();
  } finally {
    lock.release();
  }
}
