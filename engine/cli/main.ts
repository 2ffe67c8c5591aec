/**
 * The command line: the only place that ends the process, catches our own faults, and listens to signals.
 * @module
 */

import manifest from "../../deno.json" with { type: "json" };
import { realClock, realFiles, realOut, realShell } from "../port/real.ts";
import { parseArguments } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { RUN_FLAGS, SIM_FLAGS } from "./flags.ts";
import { helpText, simHelpText } from "./help.ts";

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

/** Troubles with files and folders that the user chose, by their code: no faults of ours. */
const FILE_TROUBLES = [
  "EACCES",
  "EPERM",
  "ENOTDIR",
  "EISDIR",
  "EROFS",
  "ELOOP",
  "ENOSPC",
  "EDQUOT",
  "ENAMETOOLONG",
];

/** Runs a command line to its end, and ends the process with its exit code. */
export async function main(words: readonly string[]): Promise<void> {
  const world = newWorld(abortOnSignals());
  Deno.exit(await exitCode(words, world));
}

async function exitCode(words: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(words, world);
  } catch (error) {
    if (error instanceof UsageError) {
      world.err.write(`${error.message}\n`);
      return EXIT.usage;
    }
    if (world.signal.aborted) return EXIT.interrupted;
    if (error instanceof Error && "code" in error && FILE_TROUBLES.includes(String(error.code))) {
      world.err.write(
        `Cannot go on: ${error.message}. What was written so far is kept\n`,
      );
      return EXIT.usage;
    }
    world.err.write(faultText(error, words.includes("--debug")));
    return EXIT.fault;
  }
}

async function dispatch(words: readonly string[], world: World): Promise<number> {
  const [command, ...rest] = words;
  if (command === "serve-sim") {
    const args = parseArguments(rest, SIM_FLAGS);
    if (args.has("help")) return print(world, simHelpText());
    const { serveSim } = await import("./serve_sim.ts");
    return await serveSim(args, world.out, world.signal);
  }
  const args = parseArguments(words, RUN_FLAGS);
  if (args.has("help")) return print(world, helpText());
  if (args.has("version")) {
    return print(world, `assay ${manifest.version} (Deno ${Deno.version.deno})\n`);
  }
  return await measure(args, world);
}

async function measure(args: Arguments, world: World): Promise<number> {
  if (args.has("search")) return await (await import("./search.ts")).search(args, world.out);
  return await (await import("./run.ts")).run(args, world);
}

function print({ out }: World, text: string): number {
  out.write(text);
  return EXIT.ok;
}

function newWorld(signal: AbortSignal): World {
  const err = realOut(Deno.stderr);
  return {
    clock: realClock,
    files: realFiles,
    shell: realShell,
    environment: {
      assay: manifest.version,
      deno: Deno.version.deno,
      os: Deno.build.os,
      arch: Deno.build.arch,
      cores: navigator.hardwareConcurrency,
    },
    out: realOut(Deno.stdout),
    err,
    signal,
    warn: (text) => err.write(`${text}\n`),
  };
}

/** The first signal asks to stop, the second one leaves at once. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of SIGNALS) {
    Deno.addSignalListener(signal, () => {
      if (controller.signal.aborted) Deno.exit(EXIT.interrupted);
      controller.abort(new Error(signal));
    });
  }
  return controller.signal;
}

function faultText(error: unknown, debug: boolean): string {
  const text = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `${error.stack}\n` : "";
  return `assay has a fault of its own: ${text}\n${
    stack || "Run it again with --debug to see where.\n"
  }`;
}
