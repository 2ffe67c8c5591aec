/**
 * Executes a plan in its folder, and prints what came of it.
 * @module
 */

import { join } from "@std/path";
import { renderSummary } from "../../reporters/summary_json.ts";
import { renderTables } from "../../reporters/table.ts";
import type { Environment } from "../event/event.ts";
import type { Summary } from "../event/summary.ts";
import type { Clock, Files, Out, Shell } from "../port/ports.ts";
import { interpret } from "../run/interpret.ts";
import type { Assignment, Interpreted } from "../run/interpret.ts";
import type { RunPorts } from "../run/ports.ts";
import type { ClientName } from "./client_choice.ts";
import { EXIT } from "./exit_codes.ts";
import { showProgress } from "./progress.ts";
import { newReach } from "./reach.ts";
import { render } from "./render.ts";
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
  warn(text: string): void;
}

/** What a plan is executed with. */
export interface Execution {
  readonly world: World;
  readonly folder: string;
  /** Knows the secrets that the plan names. */
  readonly shell: Shell;
  readonly client: ClientName;
  /** Prints the summary as JSON in place of tables. */
  readonly json: boolean;
}

/** Resolves with the exit code. */
export async function execute(assignment: Assignment, execution: Execution): Promise<number> {
  const { world, json } = execution;
  const done = await interpret(assignment, portsOf(execution));
  if (done.summary.tasks.length > 0) {
    if (json) {
      for await (const piece of renderSummary(done.summary).pieces) {
        world.out.write(String(piece));
      }
    } else world.out.write(resultText(done, assignment, execution));
  }
  for (const id of done.missing) world.warn(`${id}: nothing was recorded`);
  return exitCodeOf(done);
}

function portsOf({ world, folder, shell, client }: Execution): RunPorts {
  const { clock, files, environment, signal, err, warn } = world;
  return {
    clock,
    files,
    environment,
    folder,
    signal,
    reach: newReach({ shell, signal, client }),
    tokenCounter: (path) => tokenCounter(files, path),
    watch: (watched) => showProgress(err, clock, watched),
    render,
    renderSummary,
    warn,
  };
}

/** Tables, where the files are, and what to type next. */
function resultText(
  { summary, paths }: Interpreted,
  assignment: Assignment,
  { world, folder }: Execution,
): string {
  const columns = world.out.columns() ?? 120;
  const tables = renderTables(summary, { columns, colour: world.out.colour });
  const files = paths.map((path) => `  ${join(folder, path)}`);
  return ["", tables.trimEnd(), "", "Written:", ...files, "", ...nextLines(assignment)].join("\n");
}

function nextLines({ plan, only }: Assignment): readonly string[] {
  const simulated = plan.tasks.some(({ model }) => model.server.kind === "sim");
  if (!simulated || !only.includes("load")) return [];
  return [
    "That was the simulated server. To measure yours:",
    "  deno run -A mod.ts --mode perf --models vllm_api_stream_chat --datasets synthetic_gen --url http://HOST:PORT",
    "",
  ];
}

function exitCodeOf({ summary, missing, interrupted }: Interpreted): number {
  if (interrupted) return EXIT.interrupted;
  const nothing = (tasks: Summary["tasks"]): boolean =>
    tasks.every((task) => task.requests.ok === 0);
  return missing.length > 0 || nothing(summary.tasks) ? EXIT.nothing : EXIT.ok;
}
