/**
 * The command line: the only place that ends the process, catches our own faults, and listens to signals.
 * @module
 */

import manifest from "../../deno.json" with { type: "json" };
import { realClock, realFiles, realOut, realShell } from "../port/real.ts";
import { realTerminal } from "../port/terminal.ts";
import { parseArguments } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";
import type { World } from "./execute.ts";
import { EXIT } from "./exit_codes.ts";
import { CALIBRATE_FLAGS } from "./calibrate/flags.ts";
import { COMPARE_FLAGS } from "./compare/flags.ts";
import { EXPORT_FLAGS } from "./export/flags.ts";
import { exportHelpText } from "./export/help.ts";
import { RUN_FLAGS, SCORE_FLAGS, SIM_FLAGS } from "./flags.ts";
import {
  calibrateHelpText,
  compareHelpText,
  helpText,
  scoreHelpText,
  simHelpText,
} from "./help.ts";

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

/** What the user gave cannot be used: errors that say what to do, by their name. */
const INPUT_TROUBLES = ["UsageError", "InputError", "RowsError", "TemplateError"];

/** Runs a command line to its end, and ends the process with its exit code. */
export async function main(words: readonly string[]): Promise<void> {
  const world = newWorld(stoppedBySignals());
  Deno.exit(await exitCode(words, world));
}

async function exitCode(words: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(words, world);
  } catch (error) {
    if (error instanceof Error && INPUT_TROUBLES.includes(error.name)) {
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
    return await serveSim(args, world);
  }
  if (command === "calibrate") {
    const args = parseArguments(rest, CALIBRATE_FLAGS);
    if (args.has("help")) return print(world, calibrateHelpText());
    const { calibrate } = await import("./calibrate/calibrate.ts");
    return await calibrate(args, world);
  }
  if (command === "compare") {
    const args = parseArguments(rest, COMPARE_FLAGS);
    if (args.has("help")) return print(world, compareHelpText());
    const { compare } = await import("./compare.ts");
    return await compare(args, world);
  }
  if (command === "export") {
    const args = parseArguments(rest, EXPORT_FLAGS);
    if (args.has("help")) return print(world, exportHelpText());
    const { exportRun } = await import("./export.ts");
    return await exportRun(args, world);
  }
  if (command === "rescore") {
    const { rescore } = await import("./run.ts");
    return await rescore(parseArguments(rest, RUN_FLAGS), world);
  }
  if (command === "score") {
    const args = parseArguments(rest, SCORE_FLAGS);
    if (args.has("help")) return print(world, scoreHelpText());
    const { score } = await import("./score.ts");
    return await score(args, world);
  }
  const args = parseArguments(words, RUN_FLAGS);
  const wantsAll = args.has("help-all");
  if (wantsAll || args.has("help")) return print(world, helpText(wantsAll));
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

function newWorld({ signal, interrupt }: Pick<World, "signal" | "interrupt">): World {
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
    interrupt,
    terminal: realTerminal(),
    warn: (text) => err.write(`${text}\n`),
  };
}

/** The first signal asks to stop, the second one leaves at once. */
function stoppedBySignals(): Pick<World, "signal" | "interrupt"> {
  const controller = new AbortController();
  for (const signal of SIGNALS) {
    Deno.addSignalListener(signal, () => {
      if (controller.signal.aborted) Deno.exit(EXIT.interrupted);
      controller.abort(new Error(signal));
    });
  }
  return { signal: controller.signal, interrupt: () => controller.abort(new Error("asked to")) };
}

function faultText(error: unknown, debug: boolean): string {
  const text = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `${error.stack}\n` : "";
  return `assay has a fault of its own: ${text}\n${
    stack || "Run it again with --debug to see where.\n"
  }`;
}
